using System;

namespace EdgeNode.Identity
{
    /// <summary>ECDSA signatures of P-256 in DER: SEQUENCE { r INTEGER, s INTEGER } (RFC 3279, 2.2.3).</summary>
    public static class SignatureDer
    {
        /// <summary>Greatest length in bytes.</summary>
        public const int GreatestLength = 2 + (2 * (2 + 1 + PrimeField.Length));

        private const int NegativeFrom = 0x80;

        /// <summary>Puts a signature before the rest.</summary>
        /// <param name="signature">r and s, 32 bytes each.</param>
        /// <param name="writer">Is written to.</param>
        public static void Prepend(byte[] signature, DerWriter writer)
        {
            int end = writer.Count;
            writer.PrependInteger(signature, PrimeField.Length, PrimeField.Length);
            writer.PrependInteger(signature, 0, PrimeField.Length);
            writer.Wrap(DerTag.Sequence, end);
        }

        /// <summary>Reads a signature, strictly: the one DER of two numbers of up to 256 bits and nothing behind it.</summary>
        /// <param name="reader">Reads; its place is lost.</param>
        /// <param name="der">Holds the signature.</param>
        /// <param name="offset">Index of its first byte.</param>
        /// <param name="count">Its bytes.</param>
        /// <param name="signature">Is given r and s, 32 bytes each; all 0 when false is returned. Their range is <see cref="SignatureCheck"/>'s.</param>
        public static bool TryRead(DerReader reader, byte[] der, int offset, int count, byte[] signature)
        {
            Array.Clear(signature, 0, signature.Length);
            reader.Begin(der, offset, count);
            if (reader.TryRead(DerTag.Sequence) && reader.IsAtEnd)
            {
                reader.Enter();
                if (TryReadNumber(reader, der, signature, 0) && TryReadNumber(reader, der, signature, PrimeField.Length) && reader.IsAtEnd)
                {
                    return true;
                }
            }

            Array.Clear(signature, 0, signature.Length);
            return false;
        }

        private static bool TryReadNumber(DerReader reader, byte[] der, byte[] signature, int at)
        {
            if (!reader.TryRead(DerTag.Integer) || reader.Length == 0 || der[reader.Content] >= NegativeFrom)
            {
                return false;
            }

            int first = reader.Content;
            int length = reader.Length;
            if (der[first] == 0 && length > 1)
            {
                // A zero stands only where the number would be negative without it.
                first++;
                length--;
                if (der[first] < NegativeFrom)
                {
                    return false;
                }
            }

            if (length > PrimeField.Length)
            {
                return false;
            }

            Array.Copy(der, first, signature, at + PrimeField.Length - length, length);
            return true;
        }
    }
}
