using System.Collections;
using System.CommandLine;
using EdgeNode.Gateway;
using EdgeNode.Intake;

namespace EdgeNode.Cli;

/// <summary><c>edgenode gateway</c>: the city's intake as a service, into SQLite or PostgreSQL, until it is stopped.</summary>
public static class GatewayCommand
{
    /// <summary>Makes the command. Its options are the table of settings.</summary>
    /// <param name="stop">Ends it.</param>
    public static Command Create(StopSignals stop)
    {
        Dictionary<string, Option<string?>> options = GatewaySettings.All.ToDictionary(setting => setting.Name, OptionFor);
        Command command = new("gateway", "Receives what boxes send into a database, as a service, until it is stopped") { GatewaySettingsCommand.Create() };
        foreach (Option<string?> option in options.Values)
        {
            command.Add(option);
        }

        command.SetAction((parsed, _) => RunAsync(Given(parsed, options), stop));
        return command;
    }

    private static Option<string?> OptionFor(GatewaySetting setting)
    {
        string standard = setting.Default is null ? "" : $" [default: {setting.Default}]";
        return new Option<string?>(setting.Option) { Description = setting.Description + standard, HelpName = setting.Value };
    }

    private static Dictionary<string, string> Given(ParseResult parsed, Dictionary<string, Option<string?>> options)
    {
        return options.Where(option => parsed.GetValue(option.Value) is not null).ToDictionary(option => option.Key, option => parsed.GetValue(option.Value)!);
    }

    private static async Task<int> RunAsync(Dictionary<string, string> given, StopSignals stop)
    {
        Dictionary<string, string> variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().ToDictionary(pair => (string)pair.Key, pair => (string?)pair.Value ?? "");
        GatewayOptions options = GatewayOptions.From(SettingValues.Read(given, variables));
        BrokerAccess access = new(options.Broker, options.Authority.Path, options.Certificate.Path, options.Key.Path)
        {
            AuthorityPlace = options.Authority.Place,
            CertificatePlace = options.Certificate.Place,
            KeyPlace = options.Key.Place,
        };

        // What cannot be used is told, and warned of, before anything is tried.
        access.OpenCredentials().Dispose();
        GatewayHost host = new(options, access.ReadCredentials, TimeProvider.System);
        GatewayEnd end = await host.RunAsync(Screen.IsWatched ? Progress() : null, stop.Token);
        return end switch { GatewayEnd.GivenUp => ExitCode.CheckFailed, GatewayEnd.Unusable => ExitCode.Unusable, _ => stop.ExitCodeWhenClean };
    }

    // For who looks on; a log has no use for it.
    private static Action<ReceiverCounts> Progress()
    {
        ReceiverCounts? told = null;
        return counts =>
        {
            if (told is null ? counts.Summaries > 0 : counts != told)
            {
                told = counts;
                Console.Error.WriteLine(ReceivedLine.Of(counts));
            }
        };
    }
}
