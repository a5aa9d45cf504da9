using System.Globalization;

namespace EdgeNode.Pages;

/// <summary>Numbers and times as a reader sees them, the same on every machine.</summary>
public static class Figures
{
    private const char Minus = '\u2212';
    private const char HardSpace = '\u00A0';

    /// <summary>A whole number with commas between thousands.</summary>
    public static string Count(long number)
    {
        return number.ToString("N0", CultureInfo.InvariantCulture).Replace('-', Minus);
    }

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Decimal(double number, int decimals)
    {
        return number.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Replace('-', Minus);
    }

    /// <summary>A number with a noun that takes an s when there are several.</summary>
    public static string Count(long number, string noun)
    {
        return Count(number) + HardSpace + noun + (number == 1 ? "" : "s");
    }

    /// <summary>A share with one decimal; a dash when there is nothing to share.</summary>
    public static string Percent(long part, long whole)
    {
        return whole == 0 ? "\u2013" : Decimal(100.0 * part / whole, 1) + HardSpace + "%";
    }

    /// <summary>Bytes, exactly.</summary>
    public static string Bytes(long bytes)
    {
        return Count(bytes) + HardSpace + (bytes == 1 ? "byte" : "bytes");
    }

    /// <summary>Bytes in the unit that leaves two or three figures; 1 kB is 1,000 bytes.</summary>
    public static string RoundBytes(double bytes)
    {
        (double unit, string name) = bytes switch
        {
            < 1e3 => (1, "bytes"),
            < 1e6 => (1e3, "kB"),
            < 1e9 => (1e6, "MB"),
            _ => (1e9, "GB"),
        };
        double scaled = bytes / unit;
        return Decimal(scaled, scaled < 10 && unit > 1 ? 1 : 0) + HardSpace + name;
    }

    /// <summary>A duration in its two greatest units, such as "3 h 12 min".</summary>
    public static string Duration(long seconds)
    {
        (long Size, string Name)[] units = [(86400, "d"), (3600, "h"), (60, "min"), (1, "s")];
        int first = Array.FindIndex(units, unit => seconds >= unit.Size);
        if (first < 0)
        {
            return "0" + HardSpace + "s";
        }

        string text = Count(seconds / units[first].Size) + HardSpace + units[first].Name;
        long rest = first + 1 < units.Length ? seconds % units[first].Size / units[first + 1].Size : 0;
        return rest > 0 ? text + " " + Count(rest) + HardSpace + units[first + 1].Name : text;
    }

    /// <summary>A duration in whole words when it is a whole number of one unit: "15 minutes", "an hour".</summary>
    public static string Period(long seconds)
    {
        return seconds switch
        {
            86400 => "day",
            3600 => "hour",
            60 => "minute",
            _ when seconds % 86400 == 0 => Count(seconds / 86400) + HardSpace + "days",
            _ when seconds % 3600 == 0 => Count(seconds / 3600) + HardSpace + "hours",
            _ when seconds % 60 == 0 => Count(seconds / 60) + HardSpace + "minutes",
            _ => Count(seconds) + HardSpace + "seconds",
        };
    }

    /// <summary>A date such as "Mon 24 Nov 2025".</summary>
    public static string Date(long utcSeconds)
    {
        return Format(utcSeconds, "ddd d MMM yyyy");
    }

    /// <summary>A time of day such as "06:15".</summary>
    public static string TimeOfDay(long utcSeconds)
    {
        return Format(utcSeconds, "HH':'mm");
    }

    /// <summary>A date and time in a format of .NET's, in UTC.</summary>
    public static string Format(long utcSeconds, string format)
    {
        return DateTimeOffset.FromUnixTimeSeconds(utcSeconds).ToString(format, CultureInfo.InvariantCulture);
    }
}
