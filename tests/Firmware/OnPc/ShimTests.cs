using System;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ShimTests
    {
        [TestMethod]
        public void A_throw_is_held_to_its_exact_type()
        {
            Assert.ThrowsException(typeof(ArgumentException), () => throw new ArgumentException("x"));
            bool caught = false;
            try
            {
                Assert.ThrowsException(typeof(ArgumentException), () => throw new ArgumentNullException("x"));
            }
            catch (Exception)
            {
                caught = true;
            }

            Assert.IsTrue(caught);
        }
    }
}
