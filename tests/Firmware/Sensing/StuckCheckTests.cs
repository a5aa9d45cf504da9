using EdgeNode.Sensing;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class StuckCheckTests
    {
        [TestMethod]
        public void As_many_equal_values_as_the_limit_are_believed_and_no_more()
        {
            for (int limit = 1; limit <= 70; limit++)
            {
                StuckCheck check = new StuckCheck(limit);
                for (int i = 1; i <= 3 * limit; i++)
                {
                    Assert.AreEqual(i > limit, check.IsStuck(-7));
                }
            }
        }

        [TestMethod]
        public void One_different_value_clears_it()
        {
            StuckCheck check = new StuckCheck(2);
            check.IsStuck(5);
            check.IsStuck(5);
            Assert.IsTrue(check.IsStuck(5));
            Assert.IsFalse(check.IsStuck(6));
            Assert.IsFalse(check.IsStuck(5));
            Assert.IsFalse(check.IsStuck(5));
            Assert.IsTrue(check.IsStuck(5));
        }

        [TestMethod]
        public void The_first_value_is_never_a_repetition()
        {
            Assert.IsFalse(new StuckCheck(1).IsStuck(0));
        }

        [TestMethod]
        public void Two_values_in_turn_are_not_stuck()
        {
            StuckCheck check = new StuckCheck(1);
            for (int i = 0; i < 100; i++)
            {
                Assert.IsFalse(check.IsStuck(i % 2));
            }
        }
    }
}
