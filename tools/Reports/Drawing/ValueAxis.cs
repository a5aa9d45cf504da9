namespace EdgeNode.Reports;

/// <summary>A linear axis of values with round ticks.</summary>
internal sealed class ValueAxis
{
    // Three to five ticks read well in a low panel.
    private const int WantedSteps = 4;

    private readonly double _step;
    private readonly int _decimals;

    private ValueAxis(double least, double step, int steps, int decimals)
    {
        Least = least;
        _step = step;
        Steps = steps;
        _decimals = decimals;
    }

    /// <summary>Value at the bottom.</summary>
    public double Least { get; }

    /// <summary>Value at the top.</summary>
    public double Greatest => Least + (Steps * _step);

    /// <summary>Number of steps between ticks.</summary>
    public int Steps { get; }

    /// <summary>An axis that holds all values, and zero if it is asked to.</summary>
    public static ValueAxis Holding(IEnumerable<StreetPoint> points, bool fromZero)
    {
        double least = double.MaxValue;
        double greatest = double.MinValue;
        foreach (StreetPoint point in points)
        {
            if (point.Value is double value)
            {
                least = Math.Min(least, value);
                greatest = Math.Max(greatest, value);
            }
        }

        if (least > greatest)
        {
            (least, greatest) = (0, 1);
        }

        least = fromZero ? Math.Min(0, least) : least;
        double range = Math.Max(greatest - least, Math.Max(1, Math.Abs(greatest) * 1e-6));
        double power = Math.Pow(10, Math.Floor(Math.Log10(range / WantedSteps)));
        double[] candidates = [1, 2, 5, 10];
        double step = power * candidates.First(candidate => candidate * power * WantedSteps >= range * 0.999);
        double bottom = Math.Floor(least / step) * step;
        int steps = Math.Max(1, (int)Math.Ceiling(((greatest - bottom) / step) - 1e-9));
        return new ValueAxis(bottom, step, steps, step >= 1 ? 0 : (int)Math.Ceiling(-Math.Log10(step) - 1e-9));
    }

    /// <summary>Share of the height, from 0 at the bottom to 1 at the top.</summary>
    public double ShareOf(double value)
    {
        return (value - Least) / (Greatest - Least);
    }

    /// <summary>Value of a tick, as text.</summary>
    public string Name(int tick)
    {
        return Figures.Decimal(Least + (tick * _step), _decimals);
    }
}
