using System.Globalization;
using EdgeNode.Summaries;

namespace EdgeNode.Reports;

/// <summary>Each field of one real summary, explained with its value.</summary>
internal static class SummaryFields
{
    /// <summary>Fields in the order of the message.</summary>
    public static IEnumerable<(object Term, object?[] Meaning)> Explain(ReceivedSummary summary, RunView run)
    {
        yield return Field("v", "Version of this form.");
        yield return Field("node", $"The box: {summary.Node}.");
        yield return Field("run", $"Life of the box\u2019s store, {summary.Run}: eight random digits made when the store was created. After a wipe they differ, so nothing is lost unseen.");
        yield return Field("boot", $"How often the box has started: {Number(summary.Boot)}.");
        yield return Field("seq", $"Number of this summary within the run: {Number(summary.Seq)}. A gap shows that one is missing.");
        yield return Field("start", summary.StartUtc is long start
            ? $"When the slot began, in seconds since 1970: {Figures.Date(start)}, {Figures.TimeOfDay(start)} UTC."
            : "When the slot began: null, because the box had no trusted time yet.");
        yield return Field("up", $"How long the box had been running when the slot began: {Figures.Duration(summary.UpSeconds)}.");
        yield return Field("len", $"How long the slot was: {Figures.Duration(summary.LengthSeconds)}.");
        yield return Field("policy", "Name of the policy under which this was blurred.");
        yield return Field("ch", "The channels whose window closed in this slot, each with the index of a bucket:");
        foreach (KeyValuePair<string, int?> bucket in summary.Buckets)
        {
            ChannelSeries? series = run.Channels.FirstOrDefault(channel => channel.Name == bucket.Key);
            yield return Field("ch." + bucket.Key, bucket.Value is int index
                ? $"{Number(index)}: {BucketWords.Long(index, bucket.Key, series?.Policy)}."
                : "null: absent.");
        }

        yield return Field("prev", summary.Previous == SummaryChain.None
            ? "Zeros, because this is the first summary of its run."
            : "The beginning of the SHA-256 of the summary before, so that gaps and changes show.");
        int padding = summary.Line.Bytes.Length - summary.Hashed.Length;
        yield return Field("spaces", $"{Number(padding)} spaces follow the closing brace, so that every summary is {Figures.Bytes(summary.Line.Bytes.Length)} long.");
    }

    private static (object Term, object?[] Meaning) Field(string name, string meaning)
    {
        return (Html.Element("code", name), [meaning]);
    }

    private static string Number(long number)
    {
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
