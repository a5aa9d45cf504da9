using EdgeNode.Contracts;

namespace EdgeNode.Blurring
{
    /// <summary>Single random bits out of random bytes, most significant bit first.</summary>
    public sealed class BitSource
    {
        private const int BitsPerByte = 8;

        private readonly IEntropy _entropy;

        // One byte at a time: what a draw does not need has never been fetched, and little is there to be wiped.
        private readonly byte[] _buffer = new byte[1];
        private int _bitsLeft;

        /// <summary>Makes a source of bits that fetches its bytes from <paramref name="entropy"/> when it needs them.</summary>
        public BitSource(IEntropy entropy)
        {
            _entropy = entropy;
        }

        /// <summary>Takes the next bit.</summary>
        /// <param name="bit">0 or 1; 0 when false is returned.</param>
        /// <returns>False when the entropy source gives nothing.</returns>
        public bool TryNext(out int bit)
        {
            bit = 0;
            if (_bitsLeft == 0)
            {
                if (!_entropy.TryFill(_buffer))
                {
                    Wipe();
                    return false;
                }

                _bitsLeft = BitsPerByte;
            }

            _bitsLeft--;
            bit = (_buffer[0] >> _bitsLeft) & 1;
            return true;
        }

        /// <summary>Throws away the bits that are left, so that memory shows nothing of the draw before.</summary>
        public void Wipe()
        {
            _buffer[0] = 0;
            _bitsLeft = 0;
        }
    }
}
