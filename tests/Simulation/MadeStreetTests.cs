using EdgeNode.Policies;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class MadeStreetTests
{
    [TestMethod]
    public void It_has_a_value_for_each_measured_channel_and_none_for_a_counted_one()
    {
        MadeStreet street = new() { OffsetsOfSlot = _ => [] };
        foreach (ChannelKind channel in Enum.GetValues<ChannelKind>())
        {
            Assert.AreEqual(channel != ChannelKind.Footfall, street.At(channel, SeededStreet.DemoStartUtcMs) != null, $"{channel}");
        }
    }
}
