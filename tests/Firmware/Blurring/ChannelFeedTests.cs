using System;
using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ChannelFeedTests
    {
        [TestMethod]
        public void Each_measured_channel_has_a_quantity_of_its_own_and_no_quantity_is_left()
        {
            bool[] isTaken = new bool[QuantityTable.Count];
            int measured = 0;
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
                if (channel.Form != ChannelForm.Counted)
                {
                    int quantity = (int)ChannelFeeds.Of(channel.Kind).Quantity;
                    Assert.IsFalse(isTaken[quantity], channel.Name);
                    isTaken[quantity] = true;
                    measured++;
                }
            }

            Assert.AreEqual(QuantityTable.Count, measured);
        }

        [TestMethod]
        public void A_channel_without_a_row_is_fed_with_nothing()
        {
            Assert.ThrowsException(typeof(ArgumentException), () => ChannelFeeds.Of(ChannelKind.Footfall));
            Assert.ThrowsException(typeof(ArgumentException), () => ChannelFeeds.Of((ChannelKind)ChannelTable.Count));
        }

        [TestMethod]
        public void Each_channel_expects_readings_at_a_period_of_its_own()
        {
            ChannelKind[] kinds = { ChannelKind.Sound, ChannelKind.Pm25, ChannelKind.Co2, ChannelKind.Temperature, ChannelKind.Humidity, ChannelKind.Pm10 };
            int[] periodsMs = { 1000, 300000, 30000, 60000, 60000, 300000 };
            Assert.AreEqual(ChannelTable.Count - 1, kinds.Length);
            for (int i = 0; i < kinds.Length; i++)
            {
                Assert.AreEqual(periodsMs[i], ChannelFeeds.Of(kinds[i]).PeriodMs);
            }
        }

        [TestMethod]
        public void Each_row_of_a_quantity_stands_where_it_is_looked_up()
        {
            for (int i = 0; i < QuantityTable.Count; i++)
            {
                Assert.AreEqual(i, (int)QuantityTable.Of((Quantity)i).Quantity);
            }
        }

        [TestMethod]
        public void What_parts_can_measure_is_the_same_in_readings_and_in_the_channels_unit()
        {
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
                if (channel.Form != ChannelForm.Counted)
                {
                    ChannelFeed feed = ChannelFeeds.Of(channel.Kind);
                    QuantityDefinition quantity = QuantityTable.Of(feed.Quantity);
                    Assert.AreEqual(channel.LeastValue, quantity.Least / feed.PerUnit, channel.Name);
                    Assert.AreEqual(channel.GreatestValue, quantity.Greatest / feed.PerUnit, channel.Name);
                }
            }
        }
    }
}
