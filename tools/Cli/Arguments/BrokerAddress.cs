using System.Globalization;
using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>Where a broker is.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port, 1 to 65,535.</param>
public sealed record BrokerAddress(string Host, int Port)
{
    /// <summary>Reads <c>HOST:PORT</c>, or <c>[IPV6]:PORT</c>.</summary>
    /// <exception cref="UnusableInputException">The text is neither.</exception>
    public static BrokerAddress Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon > 0 ? text[..colon] : "";
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        bool hasPort = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port);
        if (!hasPort || port is < 1 or > 65535 || host.Length == 0 || (host.Contains(':') && !isBracketed))
        {
            throw new UnusableInputException($"--broker: found '{FoundText.Of(text)}'; allowed is HOST:PORT, such as broker.example:8883");
        }

        return new BrokerAddress(isBracketed ? host[1..^1] : host, port);
    }
}
