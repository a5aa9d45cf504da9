using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>A stretch of UTC, and where its times stand along a picture's width.</summary>
internal sealed class TimeAxis(long startUtc, long endUtc)
{
    /// <summary>Seconds of one unit of a panel's width.</summary>
    public const int UnitSeconds = 60;

    private const long Day = 86400;
    private const long Hour = 3600;

    // A day's name needs this share of a day to stand in the middle of it.
    private const double LeastNamedDay = 0.6;

    /// <summary>First second.</summary>
    public long StartUtc => startUtc;

    /// <summary>Second after the last.</summary>
    public long EndUtc => endUtc;

    /// <summary>Width of a panel in units.</summary>
    public long Units => Math.Max(1, (endUtc - startUtc) / UnitSeconds);

    /// <summary>Whether hours rather than days are named.</summary>
    private bool NamesHours => endUtc - startUtc <= Day + (6 * Hour);

    /// <summary>Place of a time in percent of the width, kept within it.</summary>
    public double PercentOf(long utc)
    {
        return 100.0 * (Math.Clamp(utc, startUtc, endUtc) - startUtc) / (endUtc - startUtc);
    }

    /// <summary>Place of a time in a panel's units, kept within it.</summary>
    public long UnitOf(long utc)
    {
        return (Math.Clamp(utc, startUtc, endUtc) - startUtc) / UnitSeconds;
    }

    /// <summary>Whether any of a stretch of time is on the axis.</summary>
    public bool Shows(long fromUtc, long toUtc)
    {
        return toUtc > startUtc && fromUtc < endUtc;
    }

    /// <summary>Lines through the panels at each midnight, or each sixth hour.</summary>
    public IEnumerable<XElement> Grid(double top, double bottom)
    {
        long step = NamesHours ? 6 * Hour : Day;
        for (long utc = NextMultiple(startUtc, step); utc < endUtc; utc += step)
        {
            if (utc > startUtc)
            {
                yield return Svg.Line("grid", PercentOf(utc), PercentOf(utc), top, bottom);
            }
        }
    }

    /// <summary>Names of hours or days under the panels, two lines high.</summary>
    public IEnumerable<XElement> Names(double y, double lineHeight)
    {
        return NamesHours ? HourNames(y, lineHeight) : DayNames(y, lineHeight);
    }

    private IEnumerable<XElement> HourNames(double y, double lineHeight)
    {
        for (long utc = NextMultiple(startUtc, 6 * Hour); utc <= endUtc; utc += 6 * Hour)
        {
            double percent = PercentOf(utc);
            string anchor = percent < 3 ? "tick start" : percent > 97 ? "tick end" : "tick middle";
            yield return Svg.Text(anchor, percent, y, Figures.TimeOfDay(utc));
        }

        yield return Svg.Text("tick faint start", 0, y + lineHeight, Figures.Date(startUtc) + ", UTC");
    }

    private IEnumerable<XElement> DayNames(double y, double lineHeight)
    {
        for (long midnight = startUtc - (startUtc % Day); midnight < endUtc; midnight += Day)
        {
            long from = Math.Max(midnight, startUtc);
            long to = Math.Min(midnight + Day, endUtc);
            if (to - from >= LeastNamedDay * Day)
            {
                double middle = (PercentOf(from) + PercentOf(to)) / 2;
                yield return Svg.Text("tick middle", middle, y, Figures.Format(midnight, "ddd"));
                yield return Svg.Text(
                    "tick faint middle",
                    middle,
                    y + lineHeight,
                    Figures.Format(midnight, "%d"),
                    Html.Classed("tspan", "wide", Figures.Format(midnight, " MMM")));
            }
        }
    }

    private static long NextMultiple(long utc, long step)
    {
        return (utc + step - 1) / step * step;
    }
}
