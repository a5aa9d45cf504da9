using System.Globalization;

namespace EdgeNode.Intake;

/// <summary>Moments as files have them: UTC to the millisecond (RFC 3339).</summary>
internal static class Timestamp
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Writes a moment.</summary>
    internal static string Of(DateTime utc)
    {
        return utc.ToString(Form, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads what <see cref="Of"/> wrote.</summary>
    internal static bool TryRead(string? text, out DateTime utc)
    {
        return DateTime.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out utc);
    }
}
