using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>The upper panel: the street as it was, a quarter hour at a time.</summary>
internal static class StreetPanel
{
    // Fine enough that no step can be seen at the panel's height.
    private const int UnitsHigh = 1000;

    /// <summary>Draws counts as steps over a filled ground, and measured values as a line that breaks where there is nothing.</summary>
    public static IEnumerable<XElement> Draw(ChannelSeries series, TimeAxis time, ValueAxis values, PairLayout layout)
    {
        List<List<StreetPoint>> stretches = Stretches(series.Points.Where(point => time.Shows(point.StartUtc, point.StartUtc + StreetTable.RowSeconds)));
        if (stretches.Count == 0)
        {
            yield return Svg.Line("base", 0, 100, layout.StreetBottom, layout.StreetBottom);
            yield return Svg.Text("note middle", 50, PairLayout.StreetTop + (layout.StreetHeight / 2) + 4, "not recorded");
            yield break;
        }

        for (int tick = 0; tick <= values.Steps; tick++)
        {
            double y = layout.StreetBottom - (layout.StreetHeight * (double)tick / values.Steps);
            yield return Svg.Line(tick == 0 ? "base" : "grid", 0, 100, y, y);
            yield return Svg.Text("tick gutter", 0, y + 4, values.Name(tick));
        }

        bool isCounted = series.Policy?.IsCounted ?? false;
        string line = string.Concat(stretches.Select(stretch => isCounted ? Steps(stretch, time, values) : Slopes(stretch, time, values)));
        string ground = isCounted ? string.Concat(stretches.Select(stretch => Ground(stretch, time, values))) : "";
        yield return Svg.Panel(
            PairLayout.StreetTop,
            layout.StreetHeight,
            time.Units,
            UnitsHigh,
            isCounted ? Svg.Path("street-ground", ground) : null,
            Svg.Path("street-line", line));
    }

    private static List<List<StreetPoint>> Stretches(IEnumerable<StreetPoint> points)
    {
        List<List<StreetPoint>> stretches = [];
        long? expected = null;
        foreach (StreetPoint point in points)
        {
            if (point.Value is null)
            {
                expected = null;
                continue;
            }

            if (point.StartUtc != expected)
            {
                stretches.Add([]);
            }

            stretches[^1].Add(point);
            expected = point.StartUtc + StreetTable.RowSeconds;
        }

        return stretches;
    }

    private static string Steps(List<StreetPoint> stretch, TimeAxis time, ValueAxis values)
    {
        StringBuilder path = new();
        long last = -1;
        foreach (StreetPoint point in stretch)
        {
            long height = Height(point, values);
            if (path.Length == 0)
            {
                Append(path, 'M', time.UnitOf(point.StartUtc), height);
            }
            else if (height != last)
            {
                Append(path, 'H', time.UnitOf(point.StartUtc));
                Append(path, 'V', height);
            }

            last = height;
        }

        Append(path, 'H', time.UnitOf(stretch[^1].StartUtc + StreetTable.RowSeconds));
        return path.ToString();
    }

    private static string Ground(List<StreetPoint> stretch, TimeAxis time, ValueAxis values)
    {
        long zero = (long)Math.Round(UnitsHigh * (1 - values.ShareOf(0)));
        StringBuilder path = new(Steps(stretch, time, values));
        Append(path, 'V', zero);
        Append(path, 'H', time.UnitOf(stretch[0].StartUtc));
        return path.Append('Z').ToString();
    }

    private static string Slopes(List<StreetPoint> stretch, TimeAxis time, ValueAxis values)
    {
        StringBuilder path = new();
        foreach (StreetPoint point in stretch)
        {
            Append(path, path.Length == 0 ? 'M' : 'L', time.UnitOf(point.StartUtc + (StreetTable.RowSeconds / 2)), Height(point, values));
        }

        // A lone point is a path without length, which a round cap makes a dot.
        return stretch.Count == 1 ? path.Append("h0").ToString() : path.ToString();
    }

    private static long Height(StreetPoint point, ValueAxis values)
    {
        return (long)Math.Round(UnitsHigh * (1 - values.ShareOf(point.Value ?? 0)));
    }

    private static void Append(StringBuilder path, char command, params long[] numbers)
    {
        path.Append(command).AppendJoin(' ', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));
    }
}
