using System.CommandLine;
using EdgeNode.Commissioning;

namespace EdgeNode.Cli;

/// <summary>The options of <c>edgenode provision</c>.</summary>
internal sealed class ProvisionOptionSet
{
    private const string DefaultSecrets = "unlock-secrets";
    private const string DefaultLedger = "ledger.csv";

    private readonly Option<string?> _port = new("--port") { Description = "Serial port of the service cable [default: the only one there is]", HelpName = "P" };
    private readonly Option<string?> _site = new("--site") { Description = "File with a name and a value a line: settings, and what stands below", HelpName = "FILE" };
    private readonly Option<string?> _batch = new("--batch") { Description = "Table of boxes: columns are settings, and perhaps port", HelpName = "CSV" };
    private readonly Option<string?> _node = new("--node") { Description = "Node id of the box [default: the box's, or a random one is offered]", HelpName = "ID" };
    private readonly Option<string?> _authority = new("--authority") { Description = $"Folder of the city's CA, which signs here [default: {AuthorityOptions.DefaultFolder}, where there is one]", HelpName = "DIR" };
    private readonly Option<string?> _passphrase = new(AuthorityOptions.PassphraseFileName) { Description = "File (mode 600) with the CA's passphrase [default: it is asked for]", HelpName = "FILE" };
    private readonly Option<string?> _requestOut = new("--csr-out") { Description = "For a CA elsewhere: file for the request; {node} in it is the node id", HelpName = "FILE" };
    private readonly Option<string?> _certificateIn = new("--cert-in") { Description = "For a CA elsewhere: file from which the certificate comes; it is waited for", HelpName = "FILE" };
    private readonly Option<string?> _issuer = new("--issuer") { Description = "For a CA elsewhere: its certificate; one of another CA is refused", HelpName = "FILE" };
    private readonly Option<bool> _offline = new("--offline") { Description = "In the workshop: all but test, trial and lock" };
    private readonly Option<string?> _replace = new("--replace") { Description = "The box takes the place of this one, whose certificate is revoked", HelpName = "NODE" };
    private readonly Option<bool> _rename = new("--rename") { Description = "Give a box that has a node id another one, and a new key" };
    private readonly Option<bool> _replaceKey = new("--replace-key") { Description = "The box was wiped and has a new key: revoke the certificate that its node id has" };
    private readonly Option<bool> _newPassword = new("--new-password") { Description = "Tell the network's password although the box has one" };
    private readonly Option<string?> _ledger = new("--ledger") { Description = $"The workshop's list of boxes [default: {DefaultLedger}]", HelpName = "CSV" };
    private readonly Option<string?> _secrets = new("--secrets") { Description = $"Folder for what unlocks the boxes; keep it apart [default: {DefaultSecrets}]", HelpName = "DIR" };
    private readonly Option<string?> _url = new("--url") { Description = "For the label: page that says what the box measures; {node} and {site} in it are the box's", HelpName = "URL" };
    private readonly Option<string?> _output = new("--out") { Description = "For the label: folder [default: .]", HelpName = "DIR" };
    private readonly Option<string?> _brokerConfig = new("--broker-config") { Description = "With --authority: the broker's setup, which lets the box in from now on", HelpName = "DIR" };
    private readonly Option<string?> _who = new("--who") { Description = "Who does it, for the ledger [default: the user of this computer]", HelpName = "NAME" };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Look what is left to do, and do nothing" };
    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object at the end" };
    private readonly Option<bool> _quiet = new("--quiet") { Description = "Print nothing but errors" };
    private readonly Option<bool> _yes = new("--yes") { Description = "Ask nothing; what is missing is told" };
    private readonly BrokerOptions _broker = new(required: false);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in new Option[]
        {
            _port, _site, _batch, _node, _authority, _passphrase, _requestOut, _certificateIn, _issuer, _offline, _replace, _rename, _replaceKey, _newPassword,
            _ledger, _secrets, _url, _output,
        })
        {
            command.Add(option);
        }

        _broker.AddTo(command);
        foreach (Option option in new Option[] { _brokerConfig, _who, _dryRun, _json, _quiet, _yes })
        {
            command.Add(option);
        }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="UnusableInputException">Some of them do not go together.</exception>
    /// <exception cref="PlanException">A file that they name cannot be used.</exception>
    public ProvisionRequest Read(ParseResult parsed)
    {
        Refuse(parsed);
        List<PlanValue> values = [];
        foreach ((Option<string?> option, string name) in new[] { (_node, Provisioning.SettingName.Node), (_url, PlanName.Url) })
        {
            if (parsed.GetValue(option) is { } value)
            {
                values.Add(PlanRules.Require(new PlanValue(name, value, option.Name)));
            }
        }

        IReadOnlyList<PlanValue> site = parsed.GetValue(_site) is { } file ? SiteFile.Read(file) : [];
        string? Choose(Option<string?> option, string name)
        {
            return parsed.GetValue(option) ?? site.FirstOrDefault(value => value.Name == name)?.Value;
        }

        return new ProvisionRequest
        {
            Values = [.. values, .. site],
            Port = parsed.GetValue(_port),
            Batch = parsed.GetValue(_batch),
            Authority = parsed.GetValue(_requestOut) is null ? Choose(_authority, PlanName.Authority) ?? DefaultAuthority : null,
            PassphraseFile = parsed.GetValue(_passphrase),
            RequestFile = parsed.GetValue(_requestOut),
            CertificateFile = parsed.GetValue(_certificateIn),
            IssuerFile = parsed.GetValue(_issuer),
            IsOffline = parsed.GetValue(_offline),
            Replaced = parsed.GetValue(_replace),
            IsRename = parsed.GetValue(_rename),
            IsReplaceKey = parsed.GetValue(_replaceKey),
            HasNewPassword = parsed.GetValue(_newPassword),
            Ledger = Choose(_ledger, PlanName.Ledger) ?? DefaultLedger,
            Secrets = Choose(_secrets, PlanName.Secrets) ?? DefaultSecrets,
            LabelFolder = Choose(_output, PlanName.Output) ?? ".",
            BrokerConfig = Choose(_brokerConfig, PlanName.BrokerConfig),
            Broker = _broker.Read(parsed),
            Who = parsed.GetValue(_who) ?? Environment.UserName,
            IsDryRun = parsed.GetValue(_dryRun),
            Style = parsed.GetValue(_json) ? OutputStyle.Json : parsed.GetValue(_quiet) ? OutputStyle.Quiet : OutputStyle.People,
            CanAsk = !parsed.GetValue(_yes) && !Console.IsInputRedirected,
        };
    }

    private static string? DefaultAuthority => Directory.Exists(AuthorityOptions.DefaultFolder) ? AuthorityOptions.DefaultFolder : null;

    // An option that would do nothing is a slip of whoever gave it.
    private void Refuse(ParseResult parsed)
    {
        Require(parsed, _certificateIn, _requestOut);
        Require(parsed, _issuer, _certificateIn);
        Exclude(parsed, _requestOut, _authority);
        Exclude(parsed, _requestOut, _passphrase);
        Exclude(parsed, _requestOut, _brokerConfig);
        Exclude(parsed, _batch, _node);
        Exclude(parsed, _batch, _replace);
        Exclude(parsed, _json, _quiet);
        foreach (Option broker in _broker.All)
        {
            Exclude(parsed, _offline, broker);
        }
    }

    private static void Require(ParseResult parsed, Option option, Option other)
    {
        if (IsGiven(parsed, option) && !IsGiven(parsed, other))
        {
            throw new UnusableInputException($"{option.Name}: found without {other.Name}; allowed: the two together");
        }
    }

    private static void Exclude(ParseResult parsed, Option option, Option other)
    {
        if (IsGiven(parsed, option) && IsGiven(parsed, other))
        {
            throw new UnusableInputException($"{option.Name} and {other.Name}: found both; allowed: one of the two");
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option)
    {
        return parsed.GetResult(option) is { Implicit: false };
    }
}
