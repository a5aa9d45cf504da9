using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>How well the buckets match the street, as a table.</summary>
internal static class MatchSection
{
    public static XElement Make(RunView run)
    {
        List<string[]> rows = run.Channels.SelectMany(Rows).ToList();
        return Html.Section(
            "match",
            "How well the buckets match",
            Html.Paragraph("Blurring costs accuracy, on purpose. This is what it costs here: each received bucket beside the one that the street\u2019s own value falls into."),
            rows.Count == 0
                ? Html.Paragraph("Nothing was received.")
                : Html.Table(
                    "Received buckets beside the street",
                    ["Channel", "Windows", "Absent", "Compared", "Exact bucket", "Exact or next to it"],
                    rows),
            run.Channels.Any(channel => BucketMatch.WithPassages(channel).Compared > 0)
                ? Html.Paragraph(
                    "A detection is one rise at the sensor\u2019s pin outside its dead time, so people who pass close together can be one detection. Beside detections the table shows the noise alone; beside passages it shows noise and dead time.")
                : null);
    }

    private static IEnumerable<string[]> Rows(ChannelSeries series)
    {
        if (series.Windows.Count == 0)
        {
            yield break;
        }

        string title = ChannelWords.For(series.Name, series.Policy).Title;
        BucketMatch passages = BucketMatch.WithPassages(series);
        yield return Row(passages.Compared > 0 ? title + ", beside detections" : title, series, BucketMatch.WithBlurred(series));
        if (passages.Compared > 0)
        {
            yield return Row(title + ", beside passages", series, passages);
        }
    }

    private static string[] Row(string title, ChannelSeries series, BucketMatch match)
    {
        return
        [
            title,
            Figures.Count(series.Windows.Count),
            Figures.Count(series.Windows.Count(window => window.Bucket is null)),
            Figures.Count(match.Compared),
            Figures.Percent(match.Exact, match.Compared),
            Figures.Percent(match.WithinOne, match.Compared),
        ];
    }
}
