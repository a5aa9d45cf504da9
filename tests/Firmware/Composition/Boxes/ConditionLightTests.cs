using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ConditionLightTests
    {
        private const int MinuteMs = 60000;

        [TestMethod]
        public void Each_condition_has_a_rhythm_of_its_own_in_whole_seconds()
        {
            AssertRhythm(BoxCondition.Running, 1);
            AssertRhythm(BoxCondition.SetUp, 30);
            AssertRhythm(BoxCondition.Trial, 45);
            AssertRhythm(BoxCondition.Fault, 60);
        }

        [TestMethod]
        public void A_box_that_was_told_nothing_shows_that_it_is_set_up()
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.Store.TryDelete(SetStore.ManifestEntry));
            Assert.AreEqual(30, SecondsOn(rig));
        }

        [TestMethod]
        public void A_locked_box_whose_set_has_proven_itself_is_dark_but_for_a_second_of_a_minute()
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(new LockRecord(rig.Store).TryLock());
            SetStore sets = new SetStore(rig.Store);
            sets.Open();
            Assert.IsTrue(sets.Trial.TryProve());
            Assert.AreEqual(1, SecondsOn(rig));
        }

        [TestMethod]
        public void A_box_that_does_not_start_with_its_set_shows_a_fault()
        {
            NodeRig rig = new NodeRig();
            rig.Sensors = new[] { new FittedSensor("unknown", rig.Meter, "sound") };
            Assert.AreEqual(60, SecondsOn(rig));
        }

        private static void AssertRhythm(BoxCondition condition, int secondsOfAMinute)
        {
            int on = 0;
            for (int ms = 0; ms < MinuteMs; ms++)
            {
                on += ConditionLight.IsOn(condition, ms) ? 1 : 0;
                Assert.AreEqual(ConditionLight.IsOn(condition, ms - (ms % 1000)), ConditionLight.IsOn(condition, ms));
            }

            Assert.AreEqual(secondsOfAMinute * 1000, on);
        }

        // In the third minute, by the millisecond.
        private static int SecondsOn(NodeRig rig)
        {
            Light light = new Light();
            rig.Service = new WatchedServicePort(rig);
            rig.Indicator = light;
            Box box = rig.PowerOn();
            int on = 0;
            long stepMs = 0;
            for (long ms = 0; ms < 3 * MinuteMs; ms++)
            {
                rig.Clock.AdvanceTo(ms);
                if (ms >= stepMs)
                {
                    stepMs = ms + box.Step();
                }

                on += ms >= 2 * MinuteMs && light.IsOn ? 1 : 0;
            }

            return (on + 500) / 1000;
        }

        private sealed class Light : IIndicator
        {
            public bool IsOn { get; private set; }

            public void Show(bool isOn)
            {
                IsOn = isOn;
            }
        }
    }
}
