using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>The options of a virtual box that is told over its service port what to be.</summary>
public sealed class SerialOptions
{
    private const string Tcp = "tcp";

    private readonly Option<int?> _serial = new("--serial")
    {
        Description = "Run a box that is told over its service port what to be, and print the port's device; tcp: a TCP port on 127.0.0.1, as on Windows",
        HelpName = "tcp[:PORT]",
        Arity = ArgumentArity.ZeroOrOne,
        CustomParser = result => result.Tokens.Count == 0 ? null : PortOf(result),
    };

    private readonly Option<string?> _store = new("--store") { Description = "With --serial: folder in which the box keeps what it is told [default: memory, so that it is new each time]", HelpName = "DIR" };

    /// <summary>Those that say nothing without <c>--serial</c>.</summary>
    public IReadOnlyList<Option> OfSerial => [_store];

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _serial.CompletionSources.Add(Tcp);
        command.Add(_serial);
        command.Add(_store);
    }

    /// <summary>Whether the box is to have a service port.</summary>
    public bool IsNamed(ParseResult parsed) => parsed.GetResult(_serial) is { Implicit: false };

    /// <summary>The TCP port of the service port, 0 for a free one; null for a pseudo-terminal.</summary>
    public int? TcpPort(ParseResult parsed)
    {
        return parsed.GetResult(_serial) is { Tokens.Count: > 0 } ? parsed.GetValue(_serial) : OperatingSystem.IsWindows() ? 0 : null;
    }

    /// <summary>Folder of the box's store; null for memory.</summary>
    public string? Folder(ParseResult parsed) => parsed.GetValue(_store);

    private static int? PortOf(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text == Tcp)
        {
            return 0;
        }

        string number = text.StartsWith(Tcp + ":", StringComparison.Ordinal) ? text[(Tcp.Length + 1)..] : "";
        if (ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port) && port > 0)
        {
            return port;
        }

        result.AddError($"--serial: found '{FoundText.Of(text)}'; allowed is nothing, {Tcp}, or {Tcp}:PORT with a port of 1 to 65535");
        return null;
    }
}
