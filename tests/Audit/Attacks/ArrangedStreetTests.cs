using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class ArrangedStreetTests
{
    [TestMethod]
    public void It_has_the_values_that_it_was_given_and_says_null_for_all_other_channels()
    {
        foreach (ChannelKind given in Enum.GetValues<ChannelKind>())
        {
            ArrangedStreet street = new(_ => []) { Measured = new Dictionary<ChannelKind, Func<long, double?>> { [given] = at => at } };
            foreach (ChannelKind channel in Enum.GetValues<ChannelKind>())
            {
                Assert.AreEqual(channel == given ? QuarterHour.Ms : null, street.At(channel, QuarterHour.Ms), $"{given}, {channel}");
            }
        }
    }
}
