using EdgeNode.Policies;
using EdgeNode.Reports;
using EdgeNode.Simulator;

namespace EdgeNode.Tools.Tests.Reports;

[TestClass]
public sealed class ChannelWordTests
{
    [TestMethod]
    public void Each_channel_has_words_of_its_own_and_a_column_that_street_csv_has_for_it()
    {
        ChannelKind[] kinds = Enum.GetValues<ChannelKind>();
        foreach (ChannelKind kind in kinds)
        {
            ChannelWords words = ChannelWords.Of(kind);
            Assert.IsFalse(words.Title.Length * words.Noun.Length * words.Axis.Length == 0, $"{kind}");
            MeasuredColumn? column = MeasuredColumns.All.SingleOrDefault(column => column.Channel == kind);
            Assert.Contains(words.Column, column?.LogNames ?? ["passages"]);
        }

        Assert.HasCount(kinds.Length, kinds.Select(kind => ChannelWords.Of(kind).Title).Distinct());
        Assert.HasCount(kinds.Length, kinds.Select(kind => ChannelWords.Of(kind).Noun).Distinct());
    }
}
