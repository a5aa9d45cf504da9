using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ChannelTableTests
    {
        [TestMethod]
        public void Each_row_stands_where_its_channel_is_looked_up()
        {
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                Assert.AreEqual(i, (int)ChannelTable.Of((ChannelKind)i).Kind);
            }
        }

        [TestMethod]
        public void No_two_channels_have_one_name_and_each_name_is_found()
        {
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                string name = ChannelTable.Of((ChannelKind)i).Name;
                Assert.IsTrue(ChannelName.TryParse(name, out ChannelKind kind), name);
                Assert.AreEqual(i, (int)kind, name);
            }
        }

        [TestMethod]
        public void A_measured_channel_has_a_unit_a_width_and_values_for_two_buckets_at_least()
        {
            for (int i = 0; i < ChannelTable.Count; i++)
            {
                ChannelDefinition channel = ChannelTable.Of((ChannelKind)i);
                if (channel.Form == ChannelForm.Counted)
                {
                    continue;
                }

                Assert.IsTrue(channel.Unit.Length > 0, channel.Name);
                Assert.IsTrue(channel.LeastWidth > 1, channel.Name);
                Assert.IsTrue(channel.GreatestValue - channel.LeastValue >= 2 * channel.LeastWidth, channel.Name);
            }
        }

        [TestMethod]
        public void The_names_in_words_are_those_that_there_are()
        {
            Assert.AreEqual("footfall, footfall.NAME (NAME is 1 to 8 of a-z0-9), sound, pm25, co2, temperature, humidity or pm10", ChannelName.Allowed());
        }
    }
}
