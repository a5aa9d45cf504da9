namespace EdgeNode.Simulator;

/// <summary>Quarter hours of UTC: the raster of slots, of the seeded street's blocks and of <c>street.csv</c>.</summary>
public static class QuarterHour
{
    /// <summary>Length of a quarter hour in seconds.</summary>
    public const int Seconds = 900;

    /// <summary>Length of a quarter hour in ms.</summary>
    public const long Ms = Seconds * 1000L;

    /// <summary>Start of the quarter hour that a moment lies in.</summary>
    public static long StartOf(long utcMs)
    {
        return NumberOf(utcMs) * Ms;
    }

    /// <summary>The first quarter hour's start that is not before a moment.</summary>
    public static long StartNotBefore(long utcMs)
    {
        return StartOf(utcMs + Ms - 1);
    }

    /// <summary>Number of the quarter hour that a moment lies in, counted from 1970.</summary>
    public static long NumberOf(long utcMs)
    {
        return Math.DivRem(utcMs, Ms, out long rest) - (rest < 0 ? 1 : 0);
    }
}
