using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SamplingGridTests
    {
        [TestMethod]
        public void The_first_question_lays_the_grid()
        {
            SamplingGrid grid = new SamplingGrid(1000);
            Assert.IsTrue(grid.IsDue(3777));
            grid.MoveBeyond(3777);
            Assert.AreEqual(4777L, grid.NextMs);
            Assert.IsFalse(grid.IsDue(4776));
            Assert.IsTrue(grid.IsDue(4777));
        }

        [TestMethod]
        public void However_late_a_step_is_the_next_time_is_the_first_of_the_grid_after_it()
        {
            for (int lateMs = 0; lateMs < 3500; lateMs++)
            {
                SamplingGrid grid = new SamplingGrid(1000);
                grid.StartAt(250);
                grid.MoveBeyond(250 + lateMs);

                Assert.AreEqual(250L, grid.NextMs % 1000);
                Assert.IsTrue(grid.NextMs > 250 + lateMs);
                Assert.IsTrue(grid.NextMs - 1000 <= 250 + lateMs);
            }
        }

        [TestMethod]
        public void A_time_that_has_not_come_is_not_skipped()
        {
            SamplingGrid grid = new SamplingGrid(1000);
            grid.StartAt(5000);
            grid.MoveBeyond(4999);
            Assert.AreEqual(5000L, grid.NextMs);
        }

        [TestMethod]
        public void A_hundred_years_of_uptime_change_nothing()
        {
            const long CenturyMs = 100L * 366 * 24 * 3600 * 1000;
            SamplingGrid grid = new SamplingGrid(1000);
            grid.StartAt(1);
            grid.MoveBeyond(CenturyMs);
            Assert.AreEqual(CenturyMs + 1, grid.NextMs);
        }
    }
}
