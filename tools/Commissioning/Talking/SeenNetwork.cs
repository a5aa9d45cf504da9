using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EdgeNode.Commissioning;

/// <summary>A Wi-Fi network that a box has heard: a line of <c>scan</c>.</summary>
/// <param name="Dbm">How strong, in dBm.</param>
/// <param name="Name">Its name.</param>
public sealed partial record SeenNetwork(int Dbm, string Name)
{
    /// <summary>Reads a line such as <c>-58 dBm "City Sensors"</c>.</summary>
    /// <returns>Null where it is none.</returns>
    public static SeenNetwork? Of(string line)
    {
        Match match = Line().Match(line);
        return match.Success && int.TryParse(match.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int dbm)
            ? new SeenNetwork(dbm, Escape().Replace(match.Groups[2].Value, Unescaped))
            : null;
    }

    // Quote and backslash have a backslash before them; what is not seen is \u{HEX} (docs/console.md).
    private static string Unescaped(Match escape)
    {
        return !escape.Groups[1].Success ? escape.Value[1..]
            : Rune.TryCreate(int.Parse(escape.Groups[1].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture), out Rune rune) ? rune.ToString()
            : "\ufffd";
    }

    [GeneratedRegex("""^(-?[0-9]{1,4}) dBm "(.*)"$""")]
    private static partial Regex Line();

    [GeneratedRegex("""\\(?:u\{([0-9a-f]{1,6})\}|.)""")]
    private static partial Regex Escape();
}
