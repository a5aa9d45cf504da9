using EdgeNode.Identity;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>RFC 6979, A.2.5: the key, and the signatures of two messages with SHA-256.</summary>
    [TestClass]
    public class SignatureVectorTests
    {
        private const string Private = "c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721";
        private const string PublicX = "60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6";
        private const string PublicY = "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299";

        private const string NonceOfSample = "a6e3c57dd01abe90086538398355dd4c3b17aa873382b0f24d6129493d8aad60";
        private const string ROfSample = "efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716";
        private const string SOfSample = "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8";

        private const string NonceOfTest = "d16b6ae827f17175e040871a1c7ec3500192c4c92677336ec2537acaee0008e0";
        private const string ROfTest = "f1abb023518351cd71d881567b1ea663ed3efcf6c5132b354f28d3b0b7d38367";
        private const string SOfTest = "019f4113742a2b14bd25926b49c649155f267e60d3814b4c0cc84250e46f0083";

        [TestMethod]
        public void The_key_has_the_public_part_of_the_standard()
        {
            DeviceKey key = Key();
            Assert.AreEqual("04" + PublicX + PublicY, HexText.FromBytes(key.Public, DeviceKey.PublicLength));
        }

        [TestMethod]
        public void The_nonces_of_the_standard_come_out()
        {
            Assert.AreEqual(NonceOfSample, NonceOf("sample"));
            Assert.AreEqual(NonceOfTest, NonceOf("test"));
        }

        [TestMethod]
        public void The_signatures_of_the_standard_come_out_and_are_valid()
        {
            P256 curve = new P256();
            Assert.AreEqual(ROfSample + SOfSample, SignatureOf(curve, "sample"));
            Assert.AreEqual(ROfTest + SOfTest, SignatureOf(curve, "test"));
        }

        [TestMethod]
        public void A_signature_of_another_message_is_not_valid()
        {
            P256 curve = new P256();
            SignatureMaker maker = Sign(curve, "sample");
            Assert.IsTrue(IsValid(curve, "sample", maker.Signature));
            Assert.IsFalse(IsValid(curve, "test", maker.Signature));
            maker.Signature[63] ^= 1;
            Assert.IsFalse(IsValid(curve, "sample", maker.Signature));
        }

        private static DeviceKey Key()
        {
            DeviceKey key = new DeviceKey();
            KeyMaker maker = new KeyMaker(new P256(), new TapeEntropy(IdentitySamples.Bytes(Private)));
            maker.Begin(key);
            KeyProgress progress = KeyProgress.Working;
            while (progress == KeyProgress.Working)
            {
                progress = maker.Step();
            }

            Assert.IsTrue(progress == KeyProgress.Made);
            return key;
        }

        private static string NonceOf(string message)
        {
            DeterministicNonces nonces = new DeterministicNonces(new P256());
            nonces.Begin(IdentitySamples.Bytes(Private), IdentitySamples.Digest(message));
            while (!nonces.Step())
            {
            }

            long[] limbs = new long[PrimeField.LimbCount];
            byte[] bytes = new byte[PrimeField.Length];
            nonces.Read(limbs);
            LimbBytes.Write(limbs, bytes, 0);
            return HexText.FromBytes(bytes, bytes.Length);
        }

        private static string SignatureOf(P256 curve, string message)
        {
            SignatureMaker maker = Sign(curve, message);
            Assert.IsTrue(IsValid(curve, message, maker.Signature));
            return HexText.FromBytes(maker.Signature, SignatureMaker.Length);
        }

        private static SignatureMaker Sign(P256 curve, string message)
        {
            SignatureMaker maker = new SignatureMaker(curve, new DeterministicNonces(curve));
            maker.Begin(Key(), IdentitySamples.Digest(message));
            while (!maker.Step())
            {
            }

            return maker;
        }

        private static bool IsValid(P256 curve, string message, byte[] signature)
        {
            SignatureCheck check = new SignatureCheck(curve);
            check.Begin(IdentitySamples.Bytes("04" + PublicX + PublicY), IdentitySamples.Digest(message), signature);
            while (!check.Step())
            {
            }

            return check.IsValid;
        }
    }
}
