using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// How busy a market square is at a moment: people come to work, to lunch and home, to the market on Saturday morning,
/// and hardly at night. Local time is UTC + 2 h all year, so that no hour comes twice.
/// </summary>
internal sealed class MarketRhythm
{
    private const long HourMs = 3_600_000;
    private const long DayMs = 24 * HourMs;
    private const long LocalOffsetMs = 2 * HourMs;
    private const int HoursADay = 24;

    // Passages an hour at the full local hours; between them the line is straight.
    private static readonly double[] Weekday =
        [6, 4, 2, 2, 4, 14, 55, 150, 230, 170, 160, 200, 300, 260, 190, 200, 260, 330, 270, 180, 120, 80, 45, 18];

    private static readonly double[] Friday =
        [8, 5, 3, 2, 4, 14, 50, 140, 215, 170, 170, 210, 310, 280, 210, 230, 290, 340, 310, 260, 220, 180, 120, 70];

    private static readonly double[] Saturday =
        [40, 24, 12, 6, 6, 20, 90, 260, 480, 680, 760, 740, 640, 430, 270, 230, 220, 210, 190, 170, 150, 130, 100, 60];

    private static readonly double[] Sunday =
        [35, 22, 12, 6, 4, 6, 14, 30, 60, 95, 130, 150, 150, 160, 190, 200, 180, 150, 110, 80, 55, 35, 20, 10];

    private readonly ulong _seed;
    private long _dayNumber = long.MinValue;
    private double _dayFactor;

    public MarketRhythm(ulong seed)
    {
        _seed = seed;
    }

    /// <summary>Local time of day in hours, 0 up to 24.</summary>
    public static double HourOfDay(long utcMs)
    {
        long local = utcMs + LocalOffsetMs;
        return (local - (DayNumberOf(utcMs) * DayMs)) / (double)HourMs;
    }

    /// <summary>Number of the local day, counted from Thursday, 1 January 1970.</summary>
    public static long DayNumberOf(long utcMs)
    {
        long local = utcMs + LocalOffsetMs;
        return Math.DivRem(local, DayMs, out long rest) - (rest < 0 ? 1 : 0);
    }

    /// <summary>Expected passages an hour.</summary>
    public double PassagesPerHour(long utcMs)
    {
        long day = DayNumberOf(utcMs);
        double hour = HourOfDay(utcMs);
        int before = (int)hour;
        double from = ProfileOf(day)[before];
        double to = before + 1 < HoursADay ? ProfileOf(day)[before + 1] : ProfileOf(day + 1)[0];
        return (from + ((to - from) * (hour - before))) * DayFactor(day);
    }

    /// <summary>Expected vehicles an hour on the street beside the square.</summary>
    public double VehiclesPerHour(long utcMs)
    {
        const double AtNight = 6;
        const double PerPassage = 0.55;
        const double Most = 160;
        return Math.Min(Most, AtNight + (PerPassage * PassagesPerHour(utcMs)));
    }

    private static double[] ProfileOf(long day)
    {
        // Day 0 of 1970 was a Thursday.
        return (((day % 7) + 7) % 7) switch
        {
            1 => Friday,
            2 => Saturday,
            3 => Sunday,
            _ => Weekday,
        };
    }

    // Weather and chance make one day busier than another.
    private double DayFactor(long day)
    {
        if (day != _dayNumber)
        {
            _dayNumber = day;
            _dayFactor = Math.Clamp(1 + (0.12 * new SeededRandom(_seed, $"day {day}").NextGaussian()), 0.6, 1.4);
        }

        return _dayFactor;
    }
}
