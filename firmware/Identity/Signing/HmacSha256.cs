using System;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Identity
{
    /// <summary>
    /// HMAC-SHA256 (RFC 2104) in four parts, none of which compresses more than the blocks it is given and one: about 19,600 IL
    /// instructions a block. Or in slices of a fifth of a block, for who must not take long. Reusable; allocates nothing after construction.
    /// </summary>
    public sealed class HmacSha256
    {
        /// <summary>Greatest length of a key in bytes. RFC 2104 hashes a longer one first, which nothing here needs.</summary>
        public const int GreatestKeyLength = 64;

        /// <summary>Length of a code in bytes.</summary>
        public const int Length = Sha256.DigestLength;

        private const byte InnerPad = 0x36;
        private const byte OuterPad = 0x5c;

        private readonly Sha256 _sha256 = new Sha256();
        private readonly byte[] _pad = new byte[GreatestKeyLength];
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private byte[] _message;
        private int _messageLength;
        private int _offered;
        private bool _isEnded;
        private bool _isOuter;

        /// <summary>Begins with a key: one block.</summary>
        public void Begin(byte[] key, int offset, int count)
        {
            TakeKey(key, offset, count);
            _sha256.Add(_pad, 0, GreatestKeyLength);
        }

        /// <summary>Begins a code that <see cref="Step"/> makes.</summary>
        /// <param name="key">The key; copied.</param>
        /// <param name="keyLength">Its bytes, at most <see cref="GreatestKeyLength"/>.</param>
        /// <param name="message">The message; not to be changed meanwhile.</param>
        /// <param name="messageLength">Its bytes.</param>
        public void BeginSlices(byte[] key, int keyLength, byte[] message, int messageLength)
        {
            TakeKey(key, 0, keyLength);
            _message = message;
            _messageLength = messageLength;
            _isOuter = false;
            BeginHash();
        }

        /// <summary>Does a slice: about 4,000 IL instructions.</summary>
        /// <returns>True when <see cref="TakeCode"/> has the code.</returns>
        public bool Step()
        {
            if (_sha256.HasWork)
            {
                _sha256.Work();
                return false;
            }

            byte[] data = _isOuter ? _digest : _message;
            int length = _isOuter ? _digest.Length : _messageLength;
            if (_offered < length)
            {
                _offered += _sha256.Offer(data, _offered, length - _offered);
                return false;
            }

            if (!_isEnded)
            {
                _sha256.BeginEnd();
                _isEnded = true;
                return false;
            }

            if (_isOuter)
            {
                return true;
            }

            _sha256.TakeDigest(_digest);
            TurnPad();
            _isOuter = true;
            BeginHash();
            return false;
        }

        /// <summary>Gives the code that was made in slices, and wipes key and message.</summary>
        /// <param name="code">At least <see cref="Length"/> bytes.</param>
        public void TakeCode(byte[] code)
        {
            _sha256.TakeDigest(code);
            Wipe();
        }

        /// <summary>Adds to the message: a block for each 64 bytes.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            _sha256.Add(data, offset, count);
        }

        /// <summary>Ends the message: one block, or two.</summary>
        public void EndMessage()
        {
            _sha256.Finish(_digest);
        }

        /// <summary>Gives the code and wipes the key: two blocks.</summary>
        /// <param name="code">At least <see cref="Length"/> bytes; may be the key or the message.</param>
        public void Finish(byte[] code)
        {
            TurnPad();
            _sha256.Add(_pad, 0, GreatestKeyLength);
            _sha256.Add(_digest, 0, _digest.Length);
            _sha256.Finish(code);
            Wipe();
        }

        /// <summary>Wipes key and message.</summary>
        public void Wipe()
        {
            _sha256.Wipe();
            Array.Clear(_pad, 0, _pad.Length);
            Array.Clear(_digest, 0, _digest.Length);
            _message = null;
        }

        private void TakeKey(byte[] key, int offset, int count)
        {
            Invariant.Demand(count <= GreatestKeyLength);
            for (int i = 0; i < GreatestKeyLength; i++)
            {
                _pad[i] = (byte)((i < count ? key[offset + i] : 0) ^ InnerPad);
            }

            _sha256.Reset();
        }

        private void BeginHash()
        {
            _sha256.Offer(_pad, 0, GreatestKeyLength);
            _offered = 0;
            _isEnded = false;
        }

        private void TurnPad()
        {
            for (int i = 0; i < GreatestKeyLength; i++)
            {
                _pad[i] ^= InnerPad ^ OuterPad;
            }
        }
    }
}
