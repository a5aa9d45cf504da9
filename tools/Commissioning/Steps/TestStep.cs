using EdgeNode.Contracts;

namespace EdgeNode.Commissioning;

/// <summary>Has the box test its sensors and its way to the broker.</summary>
internal sealed class TestStep : IStep
{
    private const string Again = "again";
    private const string GoOn = "go on";
    private const string Stop = "stop";
    private const string Password = "other password";

    public string Name => "test";

    public string? Left(BoxWork work)
    {
        return work.IsTested ? null : "test sensors and the way to the broker";
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        while (true)
        {
            work.Watcher.Tell("walk by the passage sensors; this takes up to two minutes");
            BoxAnswer answer = await work.Console.TellAsync("test", cancel, line => work.Watcher.Keep(line, IsFault(line)));
            string[] failed = [.. answer.Lines.Where(IsFault)];
            if (answer.IsOk)
            {
                work.IsTested = true;
                return $"all {answer.Lines.Count} work";
            }

            if (!work.Questions.CanAsk)
            {
                throw new StepException($"test: {(failed.Length > 0 ? failed[0] : answer.Words)}; mend it, and run the same command again");
            }

            switch (await AskAsync(work, failed, cancel))
            {
                case GoOn:
                    work.IsTested = true;
                    return answer.Words;
                case Stop:
                    throw new StepException($"test: {answer.Words}; mend it, and run the same command again");
                case Password:
                    await TellPasswordAsync(work, cancel);
                    throw new GoBackException("the box has another password for its network");
                default:
                    break;
            }
        }
    }

    private static bool IsFault(string line)
    {
        return !line.EndsWith(": ok", StringComparison.Ordinal);
    }

    private static Task<string> AskAsync(BoxWork work, string[] failed, CancellationToken cancel)
    {
        bool isRefused = failed.Any(line => line.StartsWith("wifi: wifi-refused", StringComparison.Ordinal));
        string[] choices = isRefused ? [Again, Password, GoOn, Stop] : [Again, GoOn, Stop];
        return work.Questions.AskAsync(
            new Question("test", $"{failed.Length} do not work: {string.Join(", ", choices)}")
            {
                Choices = choices,
                Offer = Again,
                Fault = answer => choices.Contains(answer) ? null : $"allowed: {string.Join(", ", choices)}",
            },
            cancel);
    }

    private static async Task TellPasswordAsync(BoxWork work, CancellationToken cancel)
    {
        string answer = await work.Questions.AskAsync(
            new Question(PartName.WifiPassword, PlanRules.SettingOf(PartName.WifiPassword)!.Rule)
            {
                IsSecret = true,
                Fault = given => given.Length == 0 ? null : PlanRules.Fault(PartName.WifiPassword, given),
            },
            cancel);
        await work.DoAsync(answer.Length == 0 ? $"set {PartName.WifiPassword}" : $"set {PartName.WifiPassword} {answer}", PartName.WifiPassword, cancel);
    }
}
