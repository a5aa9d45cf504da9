using EdgeNode.Contracts;
using EdgeNode.Flashing;
using EdgeNode.Provisioning;

namespace EdgeNode.Commissioning;

/// <summary>Asks for what was not said and the box does not have. Where nobody can be asked, all of it is told at once.</summary>
internal sealed class AnswersStep : IStep
{
    private const string Origin = "your answer";

    public string Name => "answers";

    public string? Left(BoxWork work)
    {
        // What was said is judged even where nothing is asked.
        _ = MissingValues.Documents(work);
        string[] missing = [.. MissingValues.Of(work)];
        return missing.Length > 0 ? $"ask for {string.Join(", ", missing)}" : null;
    }

    public async Task<string> DoAsync(BoxWork work, CancellationToken cancel)
    {
        string[] missing = [.. MissingValues.Of(work)];
        if (!work.Questions.CanAsk)
        {
            throw new PlanException($"found no {string.Join(", ", missing)}; needed: each of them, in --site FILE, in --batch CSV or as an option, for nobody is asked");
        }

        foreach (string name in missing)
        {
            string answer = await work.Questions.AskAsync(await QuestionAsync(work, name, cancel), cancel);
            if (answer.Length > 0)
            {
                work.Plan.Add(new PlanValue(name, answer, Origin));
            }
        }

        work.HasAskedPassword |= missing.Contains(PartName.WifiPassword);
        if (Left(work) is not null)
        {
            return await DoAsync(work, cancel);
        }

        return missing.Length == 1 ? "1 given" : $"{missing.Length} given";
    }

    private static async Task<Question> QuestionAsync(BoxWork work, string name, CancellationToken cancel)
    {
        return name switch
        {
            SettingName.Node => Setting(name) with { Offer = NodeIds.Draw(node => IsTaken(work, node)) },
            PartName.WifiName => await NetworkAsync(work, cancel),
            PartName.WifiPassword => new Question(name, "8 to 63 characters; Enter alone: an open network")
            {
                IsSecret = true,
                Offer = "",
                Fault = answer => answer.Length == 0 ? null : PlanRules.Fault(name, answer),
            },
            PlanName.Policy or PlanName.Authorities => new Question(name, "a file") { Fault = answer => FaultOfFile(name, answer) },
            _ => Setting(name),
        };
    }

    private static Question Setting(string name)
    {
        SettingDefinition setting = PlanRules.SettingOf(name)!;
        return new Question(name, $"{setting.Rule}; such as {setting.Example}") { Fault = answer => PlanRules.Fault(name, answer) };
    }

    private static async Task<Question> NetworkAsync(BoxWork work, CancellationToken cancel)
    {
        work.Watcher.Tell("the box looks which networks are around");
        BoxAnswer scan = await work.Console.TellAsync("scan", cancel);
        SeenNetwork[] seen = [.. scan.Lines.Select(SeenNetwork.Of).OfType<SeenNetwork>().Where(network => PlanRules.Fault(PartName.WifiName, network.Name) is null)];
        return Setting(PartName.WifiName) with
        {
            Choices = [.. seen.Select(network => network.Name)],
            Notes = [.. seen.Select(network => $"{network.Dbm} dBm")],
        };
    }

    private static string? FaultOfFile(string name, string path)
    {
        try
        {
            PlanValue file = new(name, path, Origin);
            _ = name == PlanName.Policy ? PlanDocuments.ReadPolicy(file).Count : PlanDocuments.ReadRoots(file).Count;
            return null;
        }
        catch (PlanException fault)
        {
            return fault.Message[(Origin.Length + name.Length + 4)..];
        }
    }

    private static bool IsTaken(BoxWork work, string node)
    {
        return work.Options.Signer?.Knows(node) == true || work.Options.Ledger?.LastOf(node) is not null
            || Path.Exists(UnlockSecretFile.Beside(Path.Combine(work.Options.SecretsFolder, node)).Path);
    }
}
