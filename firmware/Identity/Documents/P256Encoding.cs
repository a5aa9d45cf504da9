namespace EdgeNode.Identity
{
    /// <summary>The parts of DER that are the same for every key on P-256.</summary>
    internal static class P256Encoding
    {
        /// <summary>What a SubjectPublicKeyInfo has before its uncompressed point: id-ecPublicKey on secp256r1, and the bit string's head (RFC 5480, 2).</summary>
        public static readonly byte[] PublicKeyHead =
        {
            0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
            0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
        };

        /// <summary>The AlgorithmIdentifier of ecdsa-with-SHA256 (RFC 5758, 3.2).</summary>
        public static readonly byte[] EcdsaWithSha256 = { 0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02 };

        /// <summary>The content of the object identifier id-at-commonName (RFC 5280, A.1).</summary>
        public static readonly byte[] CommonName = { 0x55, 0x04, 0x03 };

        /// <summary>What an ECPrivateKey has before its private part: version 1 (RFC 5915, 3).</summary>
        public static readonly byte[] PrivateKeyHead = { 0x30, 0x77, 0x02, 0x01, 0x01, 0x04, 0x20 };

        /// <summary>What it has between the private and the public part: [0] secp256r1, [1] and the bit string's head.</summary>
        public static readonly byte[] PrivateKeyMiddle =
        {
            0xa0, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0xa1, 0x44, 0x03, 0x42, 0x00,
        };
    }
}
