using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class HealthLogTests
    {
        private const int SlotsPerDay = 96;
        private const long DayMs = 86400000;

        [TestMethod]
        public void Health_comes_after_the_first_slot_to_end_in_a_day_and_then_not_until_the_next()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();

            // The rig's slots begin at midnight: the 96th ends with the day, in the next one.
            int[] expected = { 0, 1, 1, 2, 2, 3 };
            int[] slots = { 0, 1, SlotsPerDay - 1, SlotsPerDay, (2 * SlotsPerDay) - 1, 2 * SlotsPerDay };
            int slot = 0;
            for (int i = 0; i < slots.Length; i++)
            {
                for (; slot < slots[i]; slot++)
                {
                    rig.RunSlot();
                }

                rig.Run(ReportingRig.SlotMs / 2);
                Assert.AreEqual(expected[i], rig.Kinds("health"));
            }
        }

        [TestMethod]
        public void Without_trusted_time_a_day_is_one_of_uptime()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Clock.ForgetUtc();
            for (int slot = 0; slot < SlotsPerDay - 1; slot++)
            {
                rig.RunSlot();
            }

            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(1, rig.Kinds("health"));
            Assert.Contains("\"clock\":\"untrusted\"", rig.LastWith("\"memory\"").Text);
            rig.RunSlot();
            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(2, rig.Kinds("health"));
        }

        [TestMethod]
        public void A_clock_that_jumps_a_day_each_slot_makes_no_more_messages_than_days_of_uptime()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            int[] expected = { 1, 1, 2, 2, 3 };

            // From the first slot's end on, the least distance is 24 hours less one slot: 95 slots.
            int[] slots = { 1, 95, 96, 190, 191 };
            int slot = 0;
            for (int i = 0; i < slots.Length; i++)
            {
                for (; slot < slots[i]; slot++)
                {
                    rig.Clock.ShiftUtcMs(DayMs);
                    rig.RunSlot();
                }

                rig.Run(ReportingRig.SlotMs / 2);
                Assert.AreEqual(expected[i], rig.Kinds("health"));
            }
        }

        [TestMethod]
        public void A_day_that_goes_back_says_nothing_and_its_next_one_does()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            for (int slot = 0; slot < (2 * SlotsPerDay) - 2; slot++)
            {
                rig.RunSlot();
            }

            rig.Clock.ShiftUtcMs(-3 * DayMs);
            rig.RunSlot();
            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(2, rig.Kinds("health"));

            rig.RunSlot();
            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(3, rig.Kinds("health"));
        }

        [TestMethod]
        public void Trust_gained_or_lost_in_mid_day_makes_no_second_message()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Clock.ForgetUtc();
            for (int slot = 1; slot < SlotsPerDay; slot++)
            {
                rig.RunSlot();
                if (slot % 2 == 0)
                {
                    rig.Clock.ForgetUtc();
                }
                else
                {
                    rig.Clock.SetUtcMs(ReportingRig.MidnightUtcMs + (12 * 3600 * 1000) + rig.Clock.UptimeMs);
                }
            }

            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(1, rig.Kinds("health"));
            rig.RunSlot();
            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(2, rig.Kinds("health"));
        }

        [TestMethod]
        public void The_PUBACK_for_an_older_message_does_not_stand_for_a_newer_one()
        {
            // With slots of a day, a day's step of the clock alone makes a message.
            ReportingRig rig = new ReportingRig { SlotSeconds = 86400 };
            rig.Boot();
            rig.RunSlot();
            rig.Run(ReportingRig.SendOffsetMs + ScriptedLink.LatencyMs);
            Assert.AreEqual(1, rig.Kinds("health"));
            rig.Clock.ShiftUtcMs(DayMs);
            rig.Health.EndSlot();

            rig.Run(ScriptedLink.LatencyMs);
            Assert.AreEqual(2, rig.Kinds("health"));
            Assert.IsTrue(rig.Health.HasMessage);

            rig.Run(ReportingRig.SlotMs / 2);
            Assert.AreEqual(2, rig.Kinds("health"));
            Assert.IsFalse(rig.Health.HasMessage);
        }

        [TestMethod]
        public void The_signal_is_the_class_of_the_days_median_and_unknown_without_one()
        {
            Assert.Contains("\"signal\":\"good\"", HealthOfDay(51));
            Assert.Contains("\"signal\":\"weak\"", HealthOfDay(49));
            Assert.Contains("\"signal\":\"unknown\"", HealthOfDay(-1));
        }

        [TestMethod]
        public void Low_memory_at_one_look_is_the_days_class()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            rig.Box.FreeMemoryBytes = 39999;
            rig.RunSlot();
            rig.Box.FreeMemoryBytes = 80000;

            RunToNextHealth(rig);
            Assert.Contains("\"memory\":\"low\"", rig.LastWith("\"memory\"").Text);
            RunToNextHealth(rig);
            Assert.Contains("\"memory\":\"ok\"", rig.LastWith("\"memory\"").Text);
        }

        [TestMethod]
        public void Errors_are_those_of_the_day_in_classes()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.RunSlot();
            int[] counts = { 0, 9, 19, 119, 119 };
            string[] classes = { "0", "1-9", "10-99", "100+", "0" };
            for (int day = 0; day < counts.Length; day++)
            {
                rig.Health.NoteErrors(0, counts[day]);
                RunToNextHealth(rig);
                Assert.Contains("\"scd41\":\"" + classes[day] + "\"", rig.LastWith("\"memory\"").Text);
            }
        }

        [TestMethod]
        public void An_outbox_that_only_holds_the_fresh_summary_is_empty()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();

            RunToNextHealth(rig);

            Assert.Contains("\"outbox\":\"empty\"", rig.LastWith("\"memory\"").Text);
        }

        [TestMethod]
        public void The_reason_of_the_boot_is_the_processors()
        {
            ReportingRig rig = new ReportingRig();
            rig.Box.ResetCause = ResetCause.Brownout;
            rig.Boot();

            RunToNextHealth(rig);

            Assert.Contains("\"reset\":\"brownout\"", rig.LastWith("\"memory\"").Text);
        }

        [TestMethod]
        public void Only_the_latest_health_is_sent_after_an_outage()
        {
            ReportingRig rig = new ReportingRig();
            rig.Boot();
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            for (int slot = 0; slot < (2 * SlotsPerDay) + 1; slot++)
            {
                rig.RunSlot();
            }

            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.Run(ReportingRig.SlotMs - 1);

            Assert.AreEqual(1, rig.Kinds("health"));
            Assert.Contains("\"outbox\":\"full\"", rig.LastWith("\"memory\"").Text);
        }

        private static string HealthOfDay(int goodPercent)
        {
            ReportingRig rig = new ReportingRig();
            rig.Box.HasNetwork = goodPercent >= 0;
            rig.Boot();
            RunToNextHealth(rig);
            for (int slot = 1; slot < SlotsPerDay - 1; slot++)
            {
                rig.Box.SignalDbm = slot * 100 < goodPercent * SlotsPerDay ? -60 : -85;
                rig.RunSlot();
            }

            RunToNextHealth(rig);
            return rig.LastWith("\"memory\"").Text;
        }

        private static void RunToNextHealth(ReportingRig rig)
        {
            int before = rig.Kinds("health");
            while (rig.Kinds("health") == before)
            {
                rig.RunSlot();
                rig.Run(ReportingRig.SlotMs / 2);
            }
        }
    }
}
