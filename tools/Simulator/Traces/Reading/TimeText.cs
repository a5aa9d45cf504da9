using System.Globalization;
using System.Text.RegularExpressions;

namespace EdgeNode.Simulator;

/// <summary>
/// A time as people write it: year first with dashes, slashes or nothing between, day first with dots, or with slashes in
/// an order that the user tells; then the time of day, to any part of a second; then Z, UTC or an offset. Or a Unix time.
/// </summary>
/// <param name="LocalMs">What the clock showed, in ms since 1970 began on it.</param>
/// <param name="OffsetMinutes">How far the clock is ahead of UTC, or null where the text does not say.</param>
internal readonly partial record struct TimeText(long LocalMs, int? OffsetMinutes)
{
    private const string Example = "2026-06-01T12:00:00Z";
    private const string AnyTime = $"a time of the years 1970 to 2199 such as {Example}, or with an offset such as +02:00";

    /// <summary>Whether a text is a date with slashes whose order nobody told.</summary>
    public static bool NeedsOrder(string text, DateOrder? dates)
    {
        return dates == null && Form().Match(text) is { Success: true } match && match.Groups["slashed"].Success;
    }

    /// <summary>
    /// Reads a time of the years 1970 to 2199, or a Unix time. Digits beyond milliseconds are dropped. 24:00 is the end of
    /// the day (ISO 8601:2004, 4.2.3).
    /// </summary>
    /// <returns>Null, or what is expected instead.</returns>
    public static string? Read(string text, DateOrder? dates, out TimeText time)
    {
        if (UnixForm().Match(text) is { Success: true } unix)
        {
            string milliseconds = unix.Groups["fraction"].Value.PadRight(3, '0')[..3];
            time = new TimeText(long.Parse(unix.Groups["seconds"].Value + milliseconds, CultureInfo.InvariantCulture), 0);
            return null;
        }

        time = default;
        Match match = Form().Match(text);
        if (!match.Success || (match.Groups["slashed"].Success && dates == null))
        {
            return AnyTime;
        }

        int first = Number(match, "first");
        int second = Number(match, "second");
        bool isMonthFirst = match.Groups["slashed"].Success && dates == DateOrder.MonthFirst;
        int year = Number(match, "year");
        int month = match.Groups["first"].Success ? (isMonthFirst ? first : second) : Number(match, "month");
        int day = match.Groups["first"].Success ? (isMonthFirst ? second : first) : Number(match, "day");
        int hour = Number(match, "hour");
        int minute = Number(match, "minute");
        int seconds = Number(match, "seconds");
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
            {
                return AnyTime;
            }

            hour = (hour % 12) + (match.Groups["half"].Value is ['p' or 'P', ..] ? 12 : 0);
        }

        int? offset = null;
        string zone = match.Groups["zone"].Value;
        if (zone.Length > 0)
        {
            if (!TryParseOffset(zone, out int minutes))
            {
                return AnyTime;
            }

            offset = minutes;
        }

        if (year is < 1970 or > 2199)
        {
            return AnyTime;
        }

        int ms = int.Parse(match.Groups["fraction"].Value.PadRight(3, '0')[..3], CultureInfo.InvariantCulture);
        string? wrong = month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) ? "a day that there is"
            : hour > 24 || (hour == 24 && minute + seconds + ms > 0) ? "hours 00 to 23, or 24:00 for the end of the day"
            : minute > 59 ? "minutes 00 to 59"
            : seconds > 59 ? "seconds 00 to 59" : null;
        if (wrong != null)
        {
            return $"{wrong}, such as {Example}";
        }

        DateTimeOffset date = new(year, month, day, 0, 0, 0, TimeSpan.Zero);
        time = new TimeText(date.ToUnixTimeMilliseconds() + (((((hour * 60L) + minute) * 60) + seconds) * 1000) + ms, offset);
        return null;
    }

    /// <summary>Reads <c>Z</c>, <c>UTC</c>, <c>GMT</c> or an offset such as <c>+01:00</c>, <c>+0100</c> or <c>+01</c>.</summary>
    public static bool TryParseOffset(string text, out int minutes)
    {
        minutes = 0;
        Match match = OffsetForm().Match(text);
        if (!match.Success)
        {
            return false;
        }

        int hours = Number(match, "hours");
        int rest = Number(match, "rest");
        minutes = ((hours * 60) + rest) * (match.Groups["sign"].Value == "-" ? -1 : 1);
        return hours <= 14 && rest <= 59;
    }

    private static int Number(Match match, string group)
    {
        return match.Groups[group].Success ? int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(
        """
        ^(?:
            (?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})
          | (?<year>[0-9]{4})/(?<month>[0-9]{2})/(?<day>[0-9]{2})
          | (?<year>[0-9]{4})(?<month>[0-9]{2})(?<day>[0-9]{2})
          | (?<first>[0-9]{1,2})\.(?<second>[0-9]{1,2})\.(?<year>[0-9]{4})
          | (?<slashed>(?<first>[0-9]{1,2})/(?<second>[0-9]{1,2})/(?<year>[0-9]{4}))
        )
        (?: (?:[Tt]|,?\ +)
          (?: (?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<seconds>[0-9]{2})(?:[.,](?<fraction>[0-9]{1,30}))?)?(?:\ ?(?<half>[AaPp][Mm]))?
            | (?<hour>[0-9]{2})(?<minute>[0-9]{2})(?:(?<seconds>[0-9]{2}))?
          )
        )?
        \ ?(?<zone>[Zz]|UTC|GMT|[+-][0-9]{2}(?::?[0-9]{2})?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();

    // Seconds or milliseconds from September 2001 to March 2030; what begins with 19 or 20 could be a year.
    [GeneratedRegex(@"^(?<seconds>1[0-8][0-9]{8})(?:\.(?<fraction>[0-9]{1,30})|(?<fraction>[0-9]{3}))?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex UnixForm();

    [GeneratedRegex("^([Zz]|UTC|GMT|(?<sign>[+-])(?<hours>[0-9]{2})(:?(?<rest>[0-9]{2}))?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OffsetForm();
}
