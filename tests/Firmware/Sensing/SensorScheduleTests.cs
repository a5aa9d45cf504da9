using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SensorScheduleTests
    {
        [TestMethod]
        public void Every_sensor_runs_at_the_first_step()
        {
            ScriptedSensor one = new ScriptedSensor(10);
            ScriptedSensor two = new ScriptedSensor(25);
            SensorSchedule schedule = new SensorSchedule(new ISampledSensor[] { one, two });

            Assert.AreEqual(10, schedule.Step(5000, new ReadingList()));
            Assert.AreEqual(1, one.Steps);
            Assert.AreEqual(1, two.Steps);
        }

        [TestMethod]
        public void A_sensor_runs_when_its_own_time_has_come_and_not_before()
        {
            ScriptedSensor one = new ScriptedSensor(10);
            ScriptedSensor two = new ScriptedSensor(25);
            SensorSchedule schedule = new SensorSchedule(new ISampledSensor[] { one, two });
            ReadingList sink = new ReadingList();
            long uptimeMs = 0;
            while (uptimeMs <= 1000)
            {
                uptimeMs += schedule.Step(uptimeMs, sink);
            }

            Assert.AreEqual(101, one.Steps);
            Assert.AreEqual(41, two.Steps);
            Assert.AreEqual(1000L, one.LastMs);
            Assert.AreEqual(1000L, two.LastMs);
        }

        [TestMethod]
        public void A_step_too_early_does_nothing_and_says_what_is_left()
        {
            ScriptedSensor sensor = new ScriptedSensor(1000);
            SensorSchedule schedule = new SensorSchedule(new ISampledSensor[] { sensor });
            ReadingList sink = new ReadingList();
            schedule.Step(0, sink);

            Assert.AreEqual(999, schedule.Step(1, sink));
            Assert.AreEqual(1, schedule.Step(999, sink));
            Assert.AreEqual(1, sensor.Steps);
        }

        [TestMethod]
        public void A_box_without_sensors_waits()
        {
            SensorSchedule schedule = new SensorSchedule(new ISampledSensor[0]);
            Assert.AreEqual(60000, schedule.Step(0, new ReadingList()));
            Assert.AreEqual(60000, schedule.Step(60000, new ReadingList()));
        }
    }
}
