using System.Globalization;

namespace EdgeNode.City;

/// <summary>Where a broker is.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">TCP port, 1 to 65,535.</param>
public sealed record BrokerAddress(string Host, int Port)
{
    /// <summary>What a text may be.</summary>
    public const string Allowed = "HOST:PORT, such as broker.example:8883";

    /// <summary>Reads <c>HOST:PORT</c>, or <c>[IPV6]:PORT</c>.</summary>
    /// <returns>Null when the text is neither.</returns>
    public static BrokerAddress? TryParse(string text)
    {
        int colon = text.LastIndexOf(':');
        string host = colon > 0 ? text[..colon] : "";
        bool isBracketed = host.StartsWith('[') && host.EndsWith(']');
        bool hasPort = int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int port);
        return hasPort && port is >= 1 and <= 65535 && host.Length > 0 && (isBracketed || !host.Contains(':'))
            ? new BrokerAddress(isBracketed ? host[1..^1] : host, port)
            : null;
    }
}
