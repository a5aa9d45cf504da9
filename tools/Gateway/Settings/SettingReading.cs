using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using EdgeNode.Policies;

namespace EdgeNode.Gateway;

/// <summary>Reads values of settings from text; each gives null for what is not allowed.</summary>
internal static partial class SettingReading
{
    internal const string ClientIdAllowed = "1 to 64 of A-Za-z0-9._-";

    internal static object? Text(string text)
    {
        return text;
    }

    internal static object? ClientId(string text)
    {
        return ClientIdPattern().IsMatch(text) ? text : null;
    }

    internal static object? Name(string text, int greatestLength)
    {
        return Identifier.IsValid(text, greatestLength) ? text : null;
    }

    internal static object? Whole(string text, int least, int greatest)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= greatest ? number : null;
    }

    internal static object? Word<T>(string text)
        where T : struct, Enum
    {
        return Enum.GetValues<T>().Where(value => value.ToString().ToLowerInvariant() == text).Cast<object>().FirstOrDefault();
    }

    internal static object? Day(string text)
    {
        return DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTime day)
            && day.Year is >= 1970 and < 2100 ? day : null;
    }

    // IPEndPoint reads a bare address too, and gives it port 0.
    internal static object? EndPoint(string text)
    {
        return EndPointPattern().IsMatch(text) && IPEndPoint.TryParse(text, out IPEndPoint? endPoint) ? endPoint : null;
    }

    internal static object? Networks(string text)
    {
        List<IPNetwork> networks = [];
        foreach (string part in text.Split(','))
        {
            if (IPNetwork.TryParse(part, out IPNetwork network))
            {
                networks.Add(network);
            }
            else if (part.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(part, out IPAddress? address))
            {
                networks.Add(new IPNetwork(address, 8 * address.GetAddressBytes().Length));
            }
            else
            {
                return null;
            }
        }

        return networks;
    }

    internal static object? Address(string text)
    {
        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https"
            && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0 ? address : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex ClientIdPattern();

    [GeneratedRegex(@"^(?:\d{1,3}(?:\.\d{1,3}){3}|\[[0-9A-Fa-f:.]+\]):\d{1,5}\z")]
    private static partial Regex EndPointPattern();
}
