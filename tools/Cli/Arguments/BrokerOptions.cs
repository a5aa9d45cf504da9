using System.CommandLine;
using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>The four options that name a broker of the user's own: all of them, or none.</summary>
public sealed class BrokerOptions
{
    private readonly Option<string?> _broker;
    private readonly Option<string?> _authority;
    private readonly Option<string?> _certificate;
    private readonly Option<string?> _key;

    /// <summary>Makes the options.</summary>
    /// <param name="required">Whether the command is of no use without them.</param>
    public BrokerOptions(bool required)
    {
        _broker = new("--broker") { Description = "Broker, as HOST:PORT", Required = required, HelpName = "HOST:PORT" };
        _authority = new("--ca") { Description = "CA certificates that the broker is judged by, PEM", Required = required, HelpName = "FILE" };
        _certificate = new("--cert") { Description = "Client certificate, PEM; its common name is the client id", Required = required, HelpName = "FILE" };
        _key = new("--key") { Description = "Private key of the certificate, PEM", Required = required, HelpName = "FILE" };
    }

    /// <summary>All four.</summary>
    public IReadOnlyList<Option> All => [_broker, _authority, _certificate, _key];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_broker);
        command.Add(_authority);
        command.Add(_certificate);
        command.Add(_key);
    }

    /// <summary>What the user gave, or null where none of the four was given.</summary>
    /// <exception cref="UnusableInputException">Some are given and some are not, or the broker is not HOST:PORT.</exception>
    public BrokerAccess? Read(ParseResult parsed)
    {
        Option<string?>[] options = [_broker, _authority, _certificate, _key];
        string?[] given = [.. options.Select(parsed.GetValue)];
        string[] missing = [.. options.Where(option => parsed.GetValue(option) is null).Select(option => option.Name)];
        if (missing.Length == options.Length)
        {
            return null;
        }

        return missing.Length > 0
            ? throw new UnusableInputException($"--broker, --ca, --cert and --key belong together: found no {string.Join(", ", missing)}; allowed are all four or none")
            : new BrokerAccess(ReadAddress(given[0]!), given[1]!, given[2]!, given[3]!);
    }

    private static BrokerAddress ReadAddress(string text)
    {
        return BrokerAddress.TryParse(text) ?? throw new UnusableInputException($"--broker: found '{FoundText.Of(text)}'; allowed is {BrokerAddress.Allowed}");
    }
}
