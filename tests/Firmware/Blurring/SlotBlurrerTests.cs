using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SlotBlurrerTests
    {
        [TestMethod]
        public void Channels_come_in_policy_order_and_only_where_their_window_closes()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = BlurringBench.Blurrer(
                clock,
                BlurringBench.Co2(1800),
                BlurringBench.Footfall("footfall.in", 900),
                BlurringBench.Sound(ChannelStatistic.L50, 3600),
                BlurringBench.Footfall("footfall.out", 1800));
            blurrer.Begin();
            Assert.AreEqual("footfall.in", Names(BlurringBench.CloseNext(blurrer, clock)));
            Assert.AreEqual("co2 footfall.in footfall.out", Names(BlurringBench.CloseNext(blurrer, clock)));
            Assert.AreEqual("footfall.in", Names(BlurringBench.CloseNext(blurrer, clock)));
            Assert.AreEqual("co2 footfall.in sound footfall.out", Names(BlurringBench.CloseNext(blurrer, clock)));
        }

        [TestMethod]
        public void Windows_that_are_open_are_not_opened_again()
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(new ScriptedClock(), BlurringBench.Footfall("footfall", 900));
            blurrer.Begin();
            Assert.ThrowsException(typeof(InvariantException), () => blurrer.Begin());
        }

        [TestMethod]
        public void A_sink_is_given_for_counted_channels_of_the_policy_only()
        {
            SlotBlurrer blurrer = BlurringBench.Blurrer(new ScriptedClock(), BlurringBench.Footfall("footfall.in", 900), BlurringBench.Co2(900));
            Assert.IsNotNull(blurrer.FitPassageSensor("footfall.in"));
            Assert.AreSame(blurrer.FitPassageSensor("footfall.in"), blurrer.FitPassageSensor("footfall.in"));
            Assert.IsNull(blurrer.FitPassageSensor("footfall"));
            Assert.IsNull(blurrer.FitPassageSensor("co2"));
            Assert.IsNull(blurrer.FitPassageSensor(""));
        }

        [TestMethod]
        public void A_reading_goes_to_the_channel_of_its_quantity_and_to_no_other()
        {
            ScriptedClock clock = new ScriptedClock();
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Sound(ChannelStatistic.L50, 900), BlurringBench.Co2(900));
            blurrer.Begin();
            for (int i = 0; i < 900; i++)
            {
                blurrer.Accept(new Reading(Quantity.SoundLevel, 620));
                blurrer.Accept(new Reading(Quantity.Temperature, 2000));
                blurrer.Accept(new Reading((Quantity)77, 5));
                blurrer.Accept(new Reading((Quantity)(-1), 5));
            }

            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual("sound co2", Names(body));
            Assert.AreEqual(4, body.BucketAt(0));
            Assert.AreEqual(SummaryBody.Absent, body.BucketAt(1));
        }

        [TestMethod]
        public void Coverage_is_of_the_windows_true_duration()
        {
            Assert.AreEqual(0, Co2BucketOfLongSlot(36));
            Assert.AreEqual(SummaryBody.Absent, Co2BucketOfLongSlot(35));
        }

        [TestMethod]
        public void A_random_source_that_is_off_costs_the_windows_it_was_off_for()
        {
            ScriptedClock clock = new ScriptedClock();
            TapeEntropy tape = TapeEntropy.Good(5000, 4);
            SlotBlurrer blurrer = new SlotBlurrer(BlurringBench.Policy(BlurringBench.Footfall("footfall", 900)), clock, tape);
            blurrer.FitPassageSensor("footfall");
            tape.RefuseNext(1);
            blurrer.Begin();
            Assert.AreEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            Assert.AreNotEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            tape.RefuseNext(1);
            Assert.AreNotEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            Assert.AreEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            Assert.AreNotEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
        }

        [TestMethod]
        public void Once_a_health_test_fails_all_counted_channels_are_absent_until_the_next_boot()
        {
            // Both channels draw at the beginning, the first at each close; the source sticks before the second one's draw at the fourth.
            ScriptedClock clock = new ScriptedClock();
            GoodEntropy entropy = new GoodEntropy(9);
            ChannelPolicy[] channels = new ChannelPolicy[]
            {
                BlurringBench.Footfall("footfall.in", 900), BlurringBench.Footfall("footfall.out", 3600), BlurringBench.Co2(900),
            };
            SlotBlurrer blurrer = new SlotBlurrer(BlurringBench.Policy(channels), clock, entropy);
            blurrer.FitPassageSensor("footfall.in");
            blurrer.FitPassageSensor("footfall.out");
            blurrer.Begin();
            Assert.AreEqual(0, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            Assert.AreEqual(0, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            Assert.AreEqual(0, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            for (int i = 0; i < 30; i++)
            {
                blurrer.Accept(new Reading(Quantity.Co2, 700));
            }

            entropy.StickFrom(entropy.Position + 520, 0x60);
            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual("footfall.in footfall.out co2", Names(body));
            Assert.AreEqual(SummaryBody.Absent, body.BucketAt(0));
            Assert.AreEqual(SummaryBody.Absent, body.BucketAt(1));
            Assert.AreEqual(1, body.BucketAt(2));
            for (int slot = 0; slot < 20; slot++)
            {
                Assert.AreEqual(SummaryBody.Absent, BlurringBench.CloseNext(blurrer, clock).BucketAt(0));
            }
        }

        [TestMethod]
        public void A_source_stuck_from_any_moment_on_gives_no_window_with_a_value_from_the_first_draw_after_that()
        {
            for (int stuckFrom = 0; stuckFrom < 6000; stuckFrom++)
            {
                ScriptedClock clock = new ScriptedClock();
                GoodEntropy entropy = new GoodEntropy(4);
                entropy.StickFrom(stuckFrom, (byte)(stuckFrom % 3 == 0 ? 0x00 : stuckFrom % 3 == 1 ? 0x60 : 0xFF));
                SlotBlurrer blurrer = new SlotBlurrer(
                    BlurringBench.Policy(BlurringBench.Footfall("footfall.in", 900), BlurringBench.Footfall("footfall.out", 900)),
                    clock,
                    entropy);
                blurrer.FitPassageSensor("footfall.in");
                blurrer.FitPassageSensor("footfall.out");
                blurrer.Begin();
                for (int slot = 0; slot < 6; slot++)
                {
                    bool wasStuck = entropy.Position >= stuckFrom;
                    SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
                    bool isAbsent = body.BucketAt(0) == SummaryBody.Absent;
                    Assert.AreEqual(isAbsent, body.BucketAt(1) == SummaryBody.Absent);
                    Assert.IsTrue(isAbsent || !wasStuck, stuckFrom.ToString());
                    Assert.IsTrue(!isAbsent || entropy.Position > stuckFrom, stuckFrom.ToString());
                }
            }
        }

        [TestMethod]
        public void Noise_is_drawn_at_the_same_moments_whatever_the_street_does()
        {
            GoodEntropy busy = new GoodEntropy(6);
            GoodEntropy quiet = new GoodEntropy(6);
            ScriptedClock busyClock = new ScriptedClock();
            ScriptedClock quietClock = new ScriptedClock();
            SlotBlurrer busyBlurrer = new SlotBlurrer(SixChannels(), busyClock, busy);
            SlotBlurrer quietBlurrer = new SlotBlurrer(SixChannels(), quietClock, quiet);
            IEdgeSink sink = busyBlurrer.FitPassageSensor("footfall");
            quietBlurrer.FitPassageSensor("footfall");
            busyBlurrer.Begin();
            quietBlurrer.Begin();
            for (int slot = 0; slot < 200; slot++)
            {
                for (int i = 0; i < 300; i++)
                {
                    busyClock.Advance(1000);
                    sink.OnRise(busyClock.UptimeMs);
                    busyBlurrer.Accept(new Reading(Quantity.SoundLevel, 700));
                    busyBlurrer.Accept(new Reading(Quantity.Co2, 900));
                }

                BlurringBench.CloseNext(busyBlurrer, busyClock);
                BlurringBench.CloseNext(quietBlurrer, quietClock);
                Assert.AreEqual(quiet.Position, busy.Position);
            }
        }

        [TestMethod]
        public void The_same_accumulated_results_and_the_same_tape_give_the_same_bodies_at_the_same_times()
        {
            // Claim C5. Both streets have the same counts, sums and levels in each slot; one has them early, sorted and together,
            // the other late, shuffled and apart.
            for (uint seed = 1; seed <= 10; seed++)
            {
                ScriptedClock oneClock = new ScriptedClock();
                ScriptedClock otherClock = new ScriptedClock();
                oneClock.SetUtcMs(BlurringBench.TenOClockMs + 123456);
                otherClock.SetUtcMs(BlurringBench.TenOClockMs + 123456);
                SlotBlurrer one = new SlotBlurrer(SixChannels(), oneClock, new GoodEntropy(seed));
                SlotBlurrer other = new SlotBlurrer(SixChannels(), otherClock, new GoodEntropy(seed));
                IEdgeSink oneSink = one.FitPassageSensor("footfall");
                IEdgeSink otherSink = other.FitPassageSensor("footfall");
                one.Begin();
                other.Begin();
                ScriptedChance chance = new ScriptedChance(seed);
                int nonZero = 0;
                for (int slot = 0; slot < 50; slot++)
                {
                    int passages = chance.Below(40);
                    int loudSeconds = chance.Below(1750);
                    int co2 = 400 + chance.Below(1500);
                    Street(one, oneSink, oneClock, passages, loudSeconds, co2, 0);
                    Street(other, otherSink, otherClock, passages, loudSeconds, co2, 1);
                    SummaryBody oneBody = BlurringBench.CloseNext(one, oneClock);
                    SummaryBody otherBody = BlurringBench.CloseNext(other, otherClock);
                    Assert.AreEqual(oneClock.UptimeMs, otherClock.UptimeMs);
                    Assert.AreEqual(Words(oneBody), Words(otherBody));
                    nonZero += oneBody.BucketAt(0) > 0 ? 1 : 0;
                }

                Assert.IsTrue(nonZero > 10, nonZero.ToString());
            }
        }

        private static Policy SixChannels()
        {
            return BlurringBench.Policy(
                BlurringBench.Footfall("footfall", 900),
                BlurringBench.Sound(ChannelStatistic.L50, 900),
                BlurringBench.Co2(3600),
                BlurringBench.Footfall("footfall.out", 3600));
        }

        // The first slot begins at 10:02:03, lasts until 10:30 and so holds 1,676 s; all others 900 s. All of the street's life fits into 890 s.
        private static void Street(SlotBlurrer blurrer, IEdgeSink sink, ScriptedClock clock, int passages, int loudSeconds, int co2, int variant)
        {
            for (int i = 0; i < passages; i++)
            {
                sink.OnRise(clock.UptimeMs + (variant == 0 ? i * 500 : 400000 + (i * 7919)));
            }

            for (int i = 0; i < 1750; i++)
            {
                int place = variant == 0 ? i : (i * 701) % 1750;
                blurrer.Accept(new Reading(Quantity.SoundLevel, place < loudSeconds ? 720 : 480));
            }

            for (int i = 0; i < 60; i++)
            {
                int swing = variant == 0 ? 0 : i % 2 == 0 ? 150 : -150;
                blurrer.Accept(new Reading(Quantity.Co2, co2 + swing));
            }
        }

        private static int Co2BucketOfLongSlot(int samples)
        {
            ScriptedClock clock = new ScriptedClock();
            clock.SetUtcMs(BlurringBench.TenOClockMs + 450000);
            SlotBlurrer blurrer = BlurringBench.Blurrer(clock, BlurringBench.Co2(900));
            blurrer.Begin();
            for (int i = 0; i < samples; i++)
            {
                blurrer.Accept(new Reading(Quantity.Co2, 500));
            }

            SummaryBody body = BlurringBench.CloseNext(blurrer, clock);
            Assert.AreEqual(1350, body.LengthSeconds);
            return body.BucketAt(0);
        }

        private static string Names(SummaryBody body)
        {
            string names = "";
            for (int i = 0; i < body.ChannelCount; i++)
            {
                names += i == 0 ? body.NameAt(i) : " " + body.NameAt(i);
            }

            return names;
        }

        private static string Words(SummaryBody body)
        {
            string words = body.StartUtcSeconds.ToString() + " " + body.UpSeconds.ToString() + " " + body.LengthSeconds.ToString();
            for (int i = 0; i < body.ChannelCount; i++)
            {
                words += " " + body.NameAt(i) + " " + body.BucketAt(i).ToString();
            }

            return words;
        }
    }
}
