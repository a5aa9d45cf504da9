using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>The lower panel: what the city received, one row for each bucket.</summary>
internal static class CityPanel
{
    // Units of a row's height in the panel's coordinates.
    private const int RowUnits = 10;

    /// <summary>Draws the buckets and their names, the windows as blocks on a lighter ground, and what is absent.</summary>
    public static IEnumerable<XElement> Draw(ChannelSeries series, TimeAxis time, PairLayout layout, string hatchId)
    {
        for (int row = 0; row < layout.Rows; row++)
        {
            double bottom = layout.CityBottom - (row * layout.RowHeight);
            yield return Svg.Line(row == 0 ? "base" : "grid", 0, 100, bottom, bottom);
            yield return Svg.Text("tick gutter", 0, bottom - (layout.RowHeight / 2.0) + 4, BucketWords.Short(row, series.Policy));
        }

        List<ChannelWindow> shown = series.Windows.Where(window => time.Shows(window.StartUtc, window.EndUtc)).ToList();
        List<ChannelWindow> runs = Runs(shown);
        StringBuilder ground = new();
        StringBuilder blocks = new();
        foreach (ChannelWindow run in runs)
        {
            if (run.Bucket is int bucket)
            {
                int top = (layout.Rows - 1 - bucket) * RowUnits;
                Box(blocks, run, time, top, RowUnits);
                Box(ground, run, time, top + RowUnits, bucket * RowUnits);
            }
        }

        yield return Svg.Panel(
            layout.CityTop,
            layout.CityHeight,
            time.Units,
            (long)layout.Rows * RowUnits,
            Svg.Path("city-ground", ground.ToString()),
            Svg.Path("city-block", blocks.ToString()));

        foreach (ChannelWindow run in runs.Where(run => run.Bucket is null))
        {
            XElement absent = Svg.Rectangle("absent", time.PercentOf(run.StartUtc), time.PercentOf(run.EndUtc), layout.CityTop, layout.CityHeight);
            absent.Add(Html.Attribute("fill", $"url(#{hatchId})"));
            yield return absent;
        }

        if (shown.Count == 0)
        {
            yield return Svg.Text("note middle", 50, layout.CityTop + (layout.CityHeight / 2) + 4, "nothing received");
        }
    }

    // Neighbours with the same bucket are one block: fewer seams, and a smaller page.
    private static List<ChannelWindow> Runs(List<ChannelWindow> windows)
    {
        List<ChannelWindow> runs = [];
        foreach (ChannelWindow window in windows)
        {
            if (runs.Count > 0 && runs[^1].Bucket == window.Bucket && runs[^1].EndUtc == window.StartUtc)
            {
                runs[^1] = runs[^1] with { EndUtc = window.EndUtc };
            }
            else
            {
                runs.Add(window);
            }
        }

        return runs;
    }

    private static void Box(StringBuilder path, ChannelWindow run, TimeAxis time, int top, int height)
    {
        if (height > 0)
        {
            long left = time.UnitOf(run.StartUtc);
            long width = time.UnitOf(run.EndUtc) - left;
            path.Append(CultureInfo.InvariantCulture, $"M{left} {top}h{width}v{height}h-{width}z");
        }
    }
}
