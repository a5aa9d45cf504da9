using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// A key as the store holds it: PEM of an ECPrivateKey (SEC 1, RFC 5915) with its public part, without which the native decoder
    /// crashes, and a zero byte, with which that decoder ends a text. Allocates nothing after construction.
    /// </summary>
    public sealed class PrivateKeyText
    {
        /// <summary>Length of the text, its zero byte included.</summary>
        public const int Length = 228;

        private const string Label = "EC PRIVATE KEY";
        private const int PrivateAt = 7;
        private const int MiddleAt = PrivateAt + DeviceKey.PrivateLength;
        private const int PublicAt = MiddleAt + 17;
        private const int DerLength = PublicAt + DeviceKey.PublicLength;

        private readonly PemDecoder _decoder = new PemDecoder(Label);
        private readonly byte[] _der = new byte[DerLength];
        private readonly long[] _scalar = new long[PrimeField.LimbCount];
        private readonly ScalarField _scalars;

        /// <summary>Makes a writer and reader for keys of a curve.</summary>
        public PrivateKeyText(P256 curve)
        {
            _scalars = curve.Scalars;
        }

        /// <summary>Writes a key.</summary>
        /// <param name="key">The key.</param>
        /// <param name="target">At least <see cref="Length"/> bytes. Its owner wipes it.</param>
        public void Write(DeviceKey key, byte[] target)
        {
            Array.Copy(P256Encoding.PrivateKeyHead, 0, _der, 0, PrivateAt);
            Array.Copy(key.Private, 0, _der, PrivateAt, DeviceKey.PrivateLength);
            Array.Copy(P256Encoding.PrivateKeyMiddle, 0, _der, MiddleAt, PublicAt - MiddleAt);
            Array.Copy(key.Public, 0, _der, PublicAt, DeviceKey.PublicLength);
            target[PemEncoder.Write(Label, _der, 0, DerLength, target)] = 0;
            Array.Clear(_der, 0, DerLength);
        }

        /// <summary>Reads a key that <see cref="Write"/> wrote. That the two parts belong together is not computed.</summary>
        /// <param name="text">Holds the text.</param>
        /// <param name="count">Its bytes.</param>
        /// <param name="key">Is filled; wiped when false is returned.</param>
        public bool TryRead(byte[] text, int count, DeviceKey key)
        {
            bool isKey = count <= Length && IsDecoded(text, count) && IsKeyOfCurve();
            if (isKey)
            {
                Array.Copy(_der, PrivateAt, key.Private, 0, DeviceKey.PrivateLength);
                Array.Copy(_der, PublicAt, key.Public, 0, DeviceKey.PublicLength);
            }
            else
            {
                key.Wipe();
            }

            Array.Clear(_der, 0, DerLength);
            Array.Clear(_scalar, 0, _scalar.Length);
            _decoder.Wipe();
            return isKey;
        }

        // As long as a slice of the decoder is longer than the text.
        private bool IsDecoded(byte[] text, int count)
        {
            _decoder.Begin(text, 0, count, _der);
            return _decoder.Step() == PemOutcome.Decoded && _decoder.Count == DerLength;
        }

        private bool IsKeyOfCurve()
        {
            LimbBytes.Read(_der, PrivateAt, _scalar);
            return Stands(P256Encoding.PrivateKeyHead, 0)
                && Stands(P256Encoding.PrivateKeyMiddle, MiddleAt)
                && _der[PublicAt] == DeviceKey.Uncompressed
                && _scalars.IsInRange(_scalar);
        }

        private bool Stands(byte[] expected, int at)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                if (_der[at + i] != expected[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
