using System.CommandLine;
using System.Globalization;
using EdgeNode.Authority;
using EdgeNode.City;
using EdgeNode.Flashing;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary><c>edgenode broker config</c>: writes what Mosquitto needs to be a city's broker.</summary>
public static class BrokerCommand
{
    private const int GreatestPort = 65535;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        AuthorityOptions authority = new();
        Option<string> output = new("--out") { Description = "Folder for mosquitto.conf, acl, certificates, crl.pem", HelpName = "DIR", DefaultValueFactory = _ => "broker" };
        Option<string[]> hosts = new("--host") { Description = "DNS name or address under which boxes reach the broker, once for each [default: those of its certificate]", HelpName = "NAME" };
        Option<string?> port = new("--port") { Description = $"TCP port [default: the one in mosquitto.conf, or {MosquittoSetup.DefaultPort}]", HelpName = "N" };
        Option<string[]> consumers = new("--consumer") { Description = "A program that reads what boxes send: gets a key and a certificate in DIR/consumers", HelpName = "NAME" };
        Option<bool> replaceKey = new("--replace-key") { Description = "Where the folder has lost a key: make a new one, and revoke the certificate of the old one" };
        Option<bool> json = new("--json") { Description = "Print the result as JSON" };
        Command config = new("config", "Writes a Mosquitto setup, or brings one up to date, and asks a broker that runs from it to read it") { output, hosts, port, consumers, replaceKey, json };
        authority.AddTo(config, needsKey: true);
        config.SetAction(parsed =>
        {
            int? chosen = parsed.GetValue(port) is { } text ? ReadPort(text) : null;
            string folder = parsed.GetRequiredValue(output);
            using CityAuthority opened = authority.Open(parsed);
            OutputFolder.Require(folder);
            MosquittoSetup setup = new(folder, opened);
            setup.Require();
            string[] names = parsed.GetValue(hosts) ?? [];
            string[] readers = parsed.GetValue(consumers) ?? [];
            if (names.Length == 0 && setup.Hosts.Count == 0)
            {
                throw new UnusableInputException("--host: found none, and no certificate of a broker in --out; needed: the name or address under which boxes reach the broker");
            }

            if (setup.NeedsKey(names, readers))
            {
                authority.Unlock(opened, parsed);
            }

            Tell(setup, opened, setup.Write(names, chosen, readers, parsed.GetValue(replaceKey) ? OtherKey.Replace : OtherKey.Refuse), parsed.GetValue(json));
            return ExitCode.Ok;
        });
        return new Command("broker", "Sets up a broker for the city") { config };
    }

    private static int ReadPort(string text)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= GreatestPort
            ? port
            : throw new UnusableInputException($"--port: found '{FoundText.Of(text)}'; allowed is a whole number, 1 to {GreatestPort}");
    }

    private static void Tell(MosquittoSetup setup, CityAuthority authority, ReloadOutcome reload, bool asJson)
    {
        int boxes = authority.Live.Count(one => one.Kind == CertificateKind.Box);
        int consumers = authority.Live.Count(one => one.Kind == CertificateKind.Consumer);
        if (asJson)
        {
            JsonOutput.Print(new { settings = setup.SettingsFile, hosts = setup.Hosts, boxes, consumers, reload = reload.ToString() });
            return;
        }

        Console.WriteLine($"{PlainText.OneLine(setup.SettingsFile)}: broker at {string.Join(", ", setup.Hosts)} for {boxes} {(boxes == 1 ? "box" : "boxes")} and {consumers} {(consumers == 1 ? "consumer" : "consumers")}.");
        Console.WriteLine(reload switch
        {
            ReloadOutcome.Asked => "The broker that runs reads it now. Connections that stand are not cut: restart it to end those of a revoked certificate.",
            ReloadOutcome.CannotAsk => "A broker runs from it, and this user cannot ask it to read it: restart it, or run this as its user.",
            _ => $"Start it with:\n{string.Join('\n', setup.StartCommands.Select(words => "    " + string.Join(' ', words.Select(ShellWord.Of))))}",
        });
    }
}
