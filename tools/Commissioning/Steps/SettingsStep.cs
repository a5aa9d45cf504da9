using EdgeNode.Contracts;

namespace EdgeNode.Commissioning;

/// <summary>Tells the settings that the box does not have as they were said.</summary>
internal sealed class SettingsStep : IStep
{
    public string Name => "settings";

    public string? Left(BoxWork work)
    {
        string[] names = [.. Different(work).Select(value => value.Name), .. IsNetworkLeft(work) ? [PartName.WifiName] : Array.Empty<string>()];
        return names.Length == 0 ? null : $"tell {string.Join(", ", names)}";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        int told = 0;
        foreach (PlanValue value in Different(work).ToArray())
        {
            work.Watcher.Tell(value.Name);
            await work.DoAsync($"set {value.Name} {value.Value}", value.Place, cancel);
            told++;
        }

        if (IsNetworkLeft(work))
        {
            told += await TellNetworkAsync(work, cancel);
        }

        return $"{told} told";
    }

    private static IEnumerable<PlanValue> Different(BoxWork work)
    {
        return PlanName.Settings.Where(name => name is not (PartName.WifiName or PartName.WifiPassword))
            .Select(work.Plan.Find).OfType<PlanValue>().Where(value => work.View[value.Name] != value.Value);
    }

    private static bool IsNetworkLeft(BoxWork work)
    {
        bool isOther = work.Plan[PartName.WifiName] is { } network && network != work.View[PartName.WifiName];
        bool isFirst = work.Plan[PartName.WifiPassword] is not null && !work.View.HasSecret(PartName.WifiPassword);
        return isOther || isFirst || (work.Options.HasNewPassword && !work.IsPasswordTold);
    }

    // The password first: where the box has the network's name as it was said, its password is there too, whatever broke off.
    private static async Task<int> TellNetworkAsync(BoxWork work, CancellationToken cancel)
    {
        work.Watcher.Tell(PartName.WifiPassword);
        PlanValue? password = work.Plan.Find(PartName.WifiPassword);
        await work.DoAsync(password is null ? $"set {PartName.WifiPassword}" : $"set {PartName.WifiPassword} {password.Value}", password?.Place ?? PartName.WifiPassword, cancel);
        work.IsPasswordTold = true;
        if (work.Plan.Find(PartName.WifiName) is not { } network)
        {
            return 1;
        }

        work.Watcher.Tell(PartName.WifiName);
        await work.DoAsync($"set {PartName.WifiName} {network.Value}", network.Place, cancel);
        return 2;
    }
}
