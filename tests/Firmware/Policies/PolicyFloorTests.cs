using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyFloorTests
    {
        [TestMethod]
        public void The_lowest_edge_of_a_count_is_at_least_10()
        {
            const string Rule = "an edge of at least 10 here: the lowest bucket of a count";
            AssertEdgesTaken("footfall", "10");
            AssertEdgesRefused("footfall", "9", "9", Rule);
            AssertEdgesRefused("footfall", "-10 20", "-10", Rule);
        }

        [TestMethod]
        public void Each_bucket_of_a_count_is_at_least_as_wide_as_the_one_below()
        {
            AssertEdgesTaken("footfall", "10 20 30 45 65 90 130 180 260 360");
            AssertEdgesTaken("footfall", "20 40 60");
            AssertEdgesRefused("footfall", "20 39", "39", "an edge of at least 40 here: each bucket at least as wide as the one below");
            AssertEdgesRefused("footfall", "10 20 35 49 70", "49", "an edge of at least 50 here: each bucket at least as wide as the one below");
        }

        [TestMethod]
        public void Buckets_of_measured_channels_have_a_least_width_each()
        {
            AssertWidth("sound", 40, 5, "dB(A)");
            AssertWidth("pm25", 5, 5, "ug/m3");
            AssertWidth("pm10", 10, 5, "ug/m3");
            AssertWidth("co2", 600, 200, "ppm");
            AssertWidth("temperature", -10, 2, "degC");
            AssertWidth("humidity", 20, 10, "%");
        }

        [TestMethod]
        public void The_loss_of_a_detection_is_minus_the_logarithm_of_alpha_rounded_up()
        {
            // ln 2 = 0.693147..., ln 4/3 = 0.287682..., ln 8/7 = 0.133531..., ln 16/15 = 0.064538...
            Assert.AreEqual(693148, PolicyFloor.LossOf(1));
            Assert.AreEqual(287683, PolicyFloor.LossOf(2));
            Assert.AreEqual(133532, PolicyFloor.LossOf(3));
            Assert.AreEqual(64539, PolicyFloor.LossOf(4));
        }

        [TestMethod]
        public void Epsilon_over_all_counted_channels_sums_to_at_most_0_70()
        {
            int[] noise = new int[3];
            for (noise[0] = 1; noise[0] <= 4; noise[0]++)
            {
                for (noise[1] = 0; noise[1] <= 4; noise[1]++)
                {
                    for (noise[2] = 0; noise[2] <= 4; noise[2]++)
                    {
                        AssertSum(noise);
                    }
                }
            }
        }

        [TestMethod]
        public void The_channel_that_takes_the_sum_too_far_is_named()
        {
            PolicySamples.AssertRefused(
                PolicySamples.WithChannels(Counted("a", 2) + Counted("b", 2) + PolicySamples.Sound + Counted("c", 3)),
                PolicySamples.FirstChannelLine + 3,
                "a sum of epsilon of 0.708898",
                "at most 0.700000 over all counted channels");
        }

        private static void AssertSum(int[] noise)
        {
            // Independent of the table: alpha = 1 - 2^-m, and the product of alphas is at least e^-0.7 = 0.496585...
            long product = 1000000;
            string lines = "";
            for (int i = 0; i < noise.Length; i++)
            {
                if (noise[i] > 0)
                {
                    product = product * ((1 << noise[i]) - 1) / (1 << noise[i]);
                    lines += Counted("n" + i.ToString(), noise[i]);
                }
            }

            bool isParsed = PolicyParser.TryParse(AsciiText.ToBytes(PolicySamples.WithChannels(lines)), out _, out _);
            Assert.AreEqual(product >= 496585, isParsed, lines);
        }

        private static void AssertWidth(string channel, int first, int width, string unit)
        {
            AssertEdgesTaken(channel, first.ToString());
            AssertEdgesTaken(channel, first.ToString() + " " + (first + width).ToString());
            int narrow = first + width - 1;
            AssertEdgesRefused(
                channel,
                first.ToString() + " " + narrow.ToString() + " " + (first + width + width).ToString(),
                narrow.ToString(),
                "an edge of at least " + (first + width).ToString() + " here: buckets at least " + width.ToString() + " " + unit + " wide");
        }

        private static void AssertEdgesTaken(string channel, string edges)
        {
            PolicySamples.Parsed(PolicySamples.WithChannels(Line(channel, edges)));
        }

        private static void AssertEdgesRefused(string channel, string edges, string found, string allowed)
        {
            PolicySamples.AssertRefused(PolicySamples.WithChannels(Line(channel, edges)), PolicySamples.FirstChannelLine, found, allowed);
        }

        private static string Line(string channel, string edges)
        {
            ChannelName.TryParse(channel, out ChannelKind kind);
            if (kind == ChannelKind.Footfall)
            {
                return "channel " + channel + " counted window 900 noise 2 lockout 8000 edges " + edges + "\n";
            }

            string statistic = kind == ChannelKind.Sound ? "l50" : "mean";
            return "channel " + channel + " measured stat " + statistic + " window 900 unit " + ChannelTable.Of(kind).Unit + " edges " + edges + "\n";
        }

        private static string Counted(string name, int noise)
        {
            return "channel footfall." + name + " counted window 900 noise " + noise.ToString() + " lockout 8000 edges 10\n";
        }
    }
}
