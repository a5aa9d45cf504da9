using EdgeNode.Policies;
using EdgeNode.Reports;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class ChannelWordTests
{
    [TestMethod]
    public void Each_channel_has_words_and_a_column_of_its_own_in_the_order_of_the_table()
    {
        Assert.HasCount(ChannelTable.Count, ChannelWords.All);
        for (int i = 0; i < ChannelTable.Count; i++)
        {
            ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
            string column = channel.Form == ChannelForm.Counted ? "passages" : channel.Form == ChannelForm.Level ? channel.Name + "_l50" : channel.Name;
            Assert.AreEqual(column, ChannelWords.All[i].Column);
        }
    }
}
