using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using CsCheck;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>Signatures against .NET's ECDsa, both ways, and what the arithmetic must not let pass.</summary>
[TestClass]
public class SignatureTests
{
    private static readonly Gen<byte[]> Bytes32 = Gen.Byte.Array[PrimeField.Length];

    [TestMethod]
    public void What_a_box_signs_dotnet_verifies_and_the_box_too()
    {
        Gen.Select(Bytes32, Bytes32).ForAll((scalar, digest) =>
        {
            DeviceKey key = IdentityBench.Key(scalar);
            byte[] signature = IdentityBench.Sign(key, digest);
            using ECDsa dotnet = IdentityBench.Dotnet(key);
            Assert.IsTrue(dotnet.VerifyHash(digest, signature));
            Assert.IsTrue(IdentityBench.IsValid(key.Public, digest, signature));

            // Of another digest it is not.
            digest[0] ^= 1;
            Assert.IsFalse(dotnet.VerifyHash(digest, signature));
            Assert.IsFalse(IdentityBench.IsValid(key.Public, digest, signature));
        }, 60);
    }

    [TestMethod]
    public void What_dotnet_signs_a_box_verifies_and_with_one_bit_changed_not()
    {
        Gen.Select(Bytes32, Gen.Int[0, 511]).ForAll((digest, bit) =>
        {
            using ECDsa dotnet = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            ECParameters parameters = dotnet.ExportParameters(false);
            byte[] publicKey = [DeviceKey.Uncompressed, .. parameters.Q.X!, .. parameters.Q.Y!];
            byte[] signature = dotnet.SignHash(digest);
            Assert.IsTrue(IdentityBench.IsValid(publicKey, digest, signature));
            signature[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.IsFalse(IdentityBench.IsValid(publicKey, digest, signature));
        }, 60);
    }

    [TestMethod]
    public void Der_is_what_dotnet_writes_and_reads()
    {
        Gen.Select(Bytes32, Bytes32, Gen.Int[0, 32], Gen.Int[0, 32]).ForAll((r, s, zerosOfR, zerosOfS) =>
        {
            Array.Clear(r, 0, zerosOfR);
            Array.Clear(s, 0, zerosOfS);
            byte[] signature = [.. r, .. s];
            DerReader reader = new();
            DerWriter writer = new(SignatureDer.GreatestLength);
            SignatureDer.Prepend(signature, writer);
            AsnWriter expected = new(AsnEncodingRules.DER);
            using (expected.PushSequence())
            {
                expected.WriteInteger(Limbs.OfBytes(r));
                expected.WriteInteger(Limbs.OfBytes(s));
            }

            byte[] der = writer.Buffer[writer.Start..];
            CollectionAssert.AreEqual(expected.Encode(), der);
            byte[] read = new byte[SignatureMaker.Length];
            Assert.IsTrue(SignatureDer.TryRead(reader, der, 0, der.Length, read));
            CollectionAssert.AreEqual(signature, read);
            Assert.IsFalse(SignatureDer.TryRead(reader, [.. der, 0], 0, der.Length + 1, read));
            Assert.IsFalse(SignatureDer.TryRead(reader, der, 0, der.Length - 1, read));
            CollectionAssert.AreEqual(new byte[SignatureMaker.Length], read);
        }, 500);
    }

    [TestMethod]
    public void An_s_of_0_is_refused_and_the_next_nonce_taken()
    {
        // s is 0 where the digest is minus r times the key.
        BigInteger key = 0x1234567;
        BigInteger nonce = 0x89abcdef;
        BigInteger r = Limbs.Mod(PlainCurve.Multiply(nonce, PlainCurve.Base)!.Value.X, Limbs.N);
        byte[] digest = Limbs.Bytes(Limbs.Mod(-r * key, Limbs.N));
        AssertTakesTheNext(key, digest, [nonce, 77]);
    }

    [TestMethod]
    public void A_nonce_that_has_no_point_is_refused_and_the_next_taken()
    {
        // n, which no source gives: r and s come out as 0. Nobody knows a nonce that gives an r of 0 alone.
        AssertTakesTheNext(0x1234567, new byte[PrimeField.Length], [Limbs.N, 78]);
    }

    [TestMethod]
    public void Nothing_secret_is_left_when_a_signature_is_there_or_given_up()
    {
        DeviceKey key = IdentityBench.Key(Limbs.Bytes(0x1234567));
        P256 curve = new();
        DeterministicNonces nonces = new(curve);
        SignatureMaker maker = new(curve, nonces);
        byte[] digest = SHA256.HashData("sample"u8);
        maker.Begin(key, digest);
        while (!maker.Step())
        {
        }

        IdentityBench.AssertWiped([curve, nonces, maker], maker.Signature, digest);

        // Given up after any step.
        for (int steps = 0; steps < 40; steps++)
        {
            maker.Begin(key, digest);
            for (int i = 0; i < steps; i++)
            {
                maker.Step();
            }

            maker.Wipe();
            IdentityBench.AssertWiped([curve, nonces, maker], maker.Signature, digest);
        }

        // The control: midway there is something.
        maker.Begin(key, digest);
        maker.Step();
        Assert.IsNotEmpty(IdentityBench.NotWiped([curve, nonces, maker], maker.Signature, digest));
    }

    private static void AssertTakesTheNext(BigInteger key, byte[] digest, BigInteger[] nonces)
    {
        P256 curve = new();
        SignatureMaker maker = new(curve, new ScriptedNonces(nonces));
        maker.Begin(IdentityBench.Key(new IdentityBench.FixedEntropy([Limbs.Bytes(key)])), digest);
        while (!maker.Step())
        {
        }

        BigInteger nonce = nonces[^1];
        BigInteger r = Limbs.Mod(PlainCurve.Multiply(nonce, PlainCurve.Base)!.Value.X, Limbs.N);
        BigInteger s = Limbs.Mod(BigInteger.ModPow(nonce, Limbs.N - 2, Limbs.N) * (Limbs.OfBytes(digest) + (r * key)), Limbs.N);
        CollectionAssert.AreEqual((byte[])[.. Limbs.Bytes(r), .. Limbs.Bytes(s)], maker.Signature);
    }

    private sealed class ScriptedNonces(BigInteger[] nonces) : INonceSource
    {
        private int _next = -1;

        public void Begin(byte[] key, byte[] digest)
        {
        }

        public bool Step()
        {
            _next++;
            return true;
        }

        public void Read(long[] nonce)
        {
            Limbs.Of(nonces[_next]).CopyTo(nonce, 0);
        }

        public void Wipe()
        {
        }
    }
}
