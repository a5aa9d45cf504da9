using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SoundLevelTests
    {
        [TestMethod]
        public void Every_voltage_of_a_working_meter_is_a_level_in_range_and_every_other_is_refused()
        {
            ScriptedVoltage input = new ScriptedVoltage();
            SoundLevelMeter meter = new SoundLevelMeter(input);
            for (int millivolts = 0; millivolts <= 3300; millivolts++)
            {
                input.Millivolts = millivolts;
                bool inRange = millivolts >= 400 && millivolts <= 2900;
                Assert.AreEqual(inRange, meter.TryRead(out int levelTenthDb));
                int level = millivolts < 600 ? 300 : millivolts > 2600 ? 1300 : millivolts / 2;
                Assert.AreEqual(inRange ? level : 0, levelTenthDb);
            }
        }

        [TestMethod]
        public void A_silent_converter_gives_no_level()
        {
            ScriptedVoltage input = new ScriptedVoltage { Millivolts = 1500, IsBroken = true };
            Assert.IsFalse(new SoundLevelMeter(input).TryRead(out int levelTenthDb));
            Assert.AreEqual(0, levelTenthDb);
        }

        [TestMethod]
        public void There_is_one_level_a_second_and_each_failure_is_an_error()
        {
            ScriptedVoltage input = new ScriptedVoltage();
            SoundLevelSampler sampler = new SoundLevelSampler(input);
            ReadingList sink = new ReadingList();
            for (int second = 0; second < 60; second++)
            {
                input.Millivolts = 1000 + second;
                input.IsBroken = second % 3 == 0;
                Assert.AreEqual(1000, sampler.Step(second * 1000, sink));
                Assert.AreEqual(600, sampler.Step((second * 1000) + 400, sink));
            }

            Assert.AreEqual(40, sink.Count);
            Assert.AreEqual(20, sampler.ErrorCount);
            Assert.AreEqual((int)Quantity.SoundLevel, (int)sink[0].Quantity);
            Assert.AreEqual(1001 / 2, sink[0].Value);
        }
    }
}
