namespace EdgeNode.Policies
{
    /// <summary>
    /// The first 128 bits of SHA-256 in lower-case hexadecimal: the name of a policy and the link from one summary to
    /// the next. <c>sha256sum | cut -c1-32</c> prints the same. Reusable; not for use by two threads.
    /// </summary>
    public sealed class ShortHash
    {
        /// <summary>Hexadecimal digits of a short hash.</summary>
        public const int Length = 32;

        private readonly Sha256 _sha256 = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];

        /// <summary>Hashes <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        /// <returns><see cref="Length"/> hexadecimal digits.</returns>
        public string Of(byte[] data, int offset, int count)
        {
            _sha256.Add(data, offset, count);
            _sha256.Finish(_digest);
            return HexText.FromBytes(_digest, Length / 2);
        }
    }
}
