using EdgeNode.Identity;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class KeyMakerTests
    {
        private const string Zero = "0000000000000000000000000000000000000000000000000000000000000000";
        private const string One = "0000000000000000000000000000000000000000000000000000000000000001";
        private const string Order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";
        private const string LastScalar = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632550";
        private const string AllOnes = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff";
        private const string BaseX = "6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296";
        private const string BaseY = "4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5";
        private const string MinusBaseY = "b01cbd1c01e58065711814b583f061e9d431cca994cea1313449bf97c840ae0a";

        [TestMethod]
        public void The_least_and_the_greatest_scalar_give_the_base_point_and_its_negative()
        {
            DeviceKey key = new DeviceKey();
            Assert.IsTrue(Make(key, One) == KeyProgress.Made);
            Assert.AreEqual("04" + BaseX + BaseY, HexText.FromBytes(key.Public, DeviceKey.PublicLength));
            Assert.IsTrue(Make(key, LastScalar) == KeyProgress.Made);
            Assert.AreEqual("04" + BaseX + MinusBaseY, HexText.FromBytes(key.Public, DeviceKey.PublicLength));
        }

        [TestMethod]
        public void What_is_0_or_beyond_the_order_is_thrown_away_and_drawn_anew()
        {
            DeviceKey key = new DeviceKey();
            Assert.IsTrue(Make(key, Zero + Order + AllOnes + One) == KeyProgress.Made);
            Assert.AreEqual("04" + BaseX + BaseY, HexText.FromBytes(key.Public, DeviceKey.PublicLength));
        }

        [TestMethod]
        public void A_source_that_gives_nothing_or_nothing_in_range_gives_no_key()
        {
            DeviceKey key = new DeviceKey();
            Assert.IsTrue(Make(key, "") == KeyProgress.NoRandomBytes);
            Assert.IsTrue(Make(key, Order) == KeyProgress.NoRandomBytes);
            string never = "";
            for (int i = 0; i < 20; i++)
            {
                never += AllOnes;
            }

            Assert.IsTrue(Make(key, never) == KeyProgress.NoRandomBytes);
        }

        private static KeyProgress Make(DeviceKey key, string tape)
        {
            KeyMaker maker = new KeyMaker(new P256(), new TapeEntropy(IdentitySamples.Bytes(tape)));
            maker.Begin(key);
            KeyProgress progress = KeyProgress.Working;
            while (progress == KeyProgress.Working)
            {
                progress = maker.Step();
            }

            return progress;
        }
    }
}
