using System;

namespace EdgeNode.Policies
{
    /// <summary>
    /// SHA-256 (FIPS 180-4), which nanoFramework does not have by itself: a message at once, or in slices for who must not take long.
    /// Reusable; not for use by two threads.
    /// </summary>
    public sealed class Sha256
    {
        /// <summary>Length of a digest in bytes.</summary>
        public const int DigestLength = 32;

        private const int BlockLength = 64;
        private const int LengthFieldStart = 56;
        private const int NoSlice = -1;

        // First 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, section 4.2.2).
        private static readonly uint[] RoundConstants =
        {
            0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
            0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
            0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
            0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
            0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
            0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
            0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
            0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
        };

        private readonly uint[] _state = new uint[8];
        private readonly uint[] _schedule = new uint[64];
        private readonly byte[] _block = new byte[BlockLength];
        private readonly uint[] _work = new uint[8];
        private int _blockFill;
        private long _messageLength;
        private int _slice;
        private bool _owesLength;

        /// <summary>Makes a hash of the empty message so far.</summary>
        public Sha256()
        {
            Reset();
        }

        /// <summary>Forgets what was added and starts a new message.</summary>
        public void Reset()
        {
            // First 32 bits of the fractional parts of the square roots of the first 8 primes (FIPS 180-4, section 5.3.3).
            _state[0] = 0x6a09e667;
            _state[1] = 0xbb67ae85;
            _state[2] = 0x3c6ef372;
            _state[3] = 0xa54ff53a;
            _state[4] = 0x510e527f;
            _state[5] = 0x9b05688c;
            _state[6] = 0x1f83d9ab;
            _state[7] = 0x5be0cd19;
            _blockFill = 0;
            _messageLength = 0;
            _slice = NoSlice;
            _owesLength = false;
        }

        /// <summary>Whether <see cref="Work"/> has something to do before more can be offered.</summary>
        public bool HasWork
        {
            get { return _slice != NoSlice; }
        }

        /// <summary>Adds <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/> to the message: about 19,600 IL instructions for each 64.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            while (count > 0)
            {
                int taken = Offer(data, offset, count);
                offset += taken;
                count -= taken;
                WorkOff();
            }
        }

        /// <summary>Ends the message, writes its digest into <paramref name="digest"/> and starts a new message.</summary>
        /// <param name="digest">At least <see cref="DigestLength"/> bytes.</param>
        public void Finish(byte[] digest)
        {
            BeginEnd();
            WorkOff();
            TakeDigest(digest);
        }

        /// <summary>Adds bytes to the message, for who has no time for a whole block at once: as many as the block under way has room for.</summary>
        /// <returns>How many were added; none while there is work.</returns>
        public int Offer(byte[] data, int offset, int count)
        {
            int room = HasWork ? 0 : BlockLength - _blockFill;
            int taken = count < room ? count : room;
            Array.Copy(data, offset, _block, _blockFill, taken);
            _blockFill += taken;
            _messageLength += taken;
            if (taken > 0 && _blockFill == BlockLength)
            {
                _slice = 0;
            }

            return taken;
        }

        /// <summary>Ends the message. Its digest can be taken when there is no work left.</summary>
        public void BeginEnd()
        {
            _block[_blockFill++] = 0x80;
            Array.Clear(_block, _blockFill, BlockLength - _blockFill);
            _owesLength = _blockFill > LengthFieldStart;
            if (!_owesLength)
            {
                PutLength();
            }

            _slice = 0;
        }

        /// <summary>Does a slice of the work: a fifth of a block, about 4,000 IL instructions.</summary>
        public void Work()
        {
            switch (_slice)
            {
                case NoSlice:
                    return;
                case 0:
                    ReadBlock();
                    ExpandSchedule(16, 40);
                    break;
                case 1:
                    ExpandSchedule(40, 64);
                    break;
                case 2:
                    Array.Copy(_state, 0, _work, 0, _state.Length);
                    Compress(0, 22);
                    break;
                case 3:
                    Compress(22, 43);
                    break;
                default:
                    Compress(43, 64);
                    EndBlock();
                    return;
            }

            _slice++;
        }

        /// <summary>Writes the digest of a message that was ended into <paramref name="digest"/> and starts a new message.</summary>
        /// <param name="digest">At least <see cref="DigestLength"/> bytes.</param>
        public void TakeDigest(byte[] digest)
        {
            for (int i = 0; i < DigestLength; i++)
            {
                digest[i] = (byte)(_state[i / 4] >> (24 - (8 * (i % 4))));
            }

            Reset();
        }

        /// <summary>Forgets the message as <see cref="Reset"/> does, and wipes what memory still holds of it and of the one before.</summary>
        public void Wipe()
        {
            Array.Clear(_schedule, 0, _schedule.Length);
            Array.Clear(_block, 0, _block.Length);
            Array.Clear(_work, 0, _work.Length);
            Reset();
        }

        private void WorkOff()
        {
            while (HasWork)
            {
                Work();
            }
        }

        private void EndBlock()
        {
            for (int i = 0; i < _state.Length; i++)
            {
                _state[i] += _work[i];
            }

            _blockFill = 0;
            _slice = NoSlice;
            if (_owesLength)
            {
                Array.Clear(_block, 0, BlockLength);
                PutLength();
                _owesLength = false;
                _slice = 0;
            }
        }

        private void PutLength()
        {
            long bits = _messageLength * 8;
            for (int i = 0; i < 8; i++)
            {
                _block[LengthFieldStart + i] = (byte)(bits >> (56 - (8 * i)));
            }
        }

        private void ReadBlock()
        {
            for (int i = 0; i < 16; i++)
            {
                int at = 4 * i;
                _schedule[i] = ((uint)_block[at] << 24) | ((uint)_block[at + 1] << 16) | ((uint)_block[at + 2] << 8) | _block[at + 3];
            }
        }

        private void ExpandSchedule(int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                uint w15 = _schedule[i - 15];
                uint w2 = _schedule[i - 2];
                uint sigma0 = RotateRight(w15, 7) ^ RotateRight(w15, 18) ^ (w15 >> 3);
                uint sigma1 = RotateRight(w2, 17) ^ RotateRight(w2, 19) ^ (w2 >> 10);
                _schedule[i] = _schedule[i - 16] + sigma0 + _schedule[i - 7] + sigma1;
            }
        }

        private void Compress(int from, int to)
        {
            uint a = _work[0], b = _work[1], c = _work[2], d = _work[3];
            uint e = _work[4], f = _work[5], g = _work[6], h = _work[7];
            for (int i = from; i < to; i++)
            {
                uint sum1 = RotateRight(e, 6) ^ RotateRight(e, 11) ^ RotateRight(e, 25);
                uint choose = (e & f) ^ (~e & g);
                uint t1 = h + sum1 + choose + RoundConstants[i] + _schedule[i];
                uint sum0 = RotateRight(a, 2) ^ RotateRight(a, 13) ^ RotateRight(a, 22);
                uint majority = (a & b) ^ (a & c) ^ (b & c);
                uint t2 = sum0 + majority;
                h = g;
                g = f;
                f = e;
                e = d + t1;
                d = c;
                c = b;
                b = a;
                a = t1 + t2;
            }

            _work[0] = a;
            _work[1] = b;
            _work[2] = c;
            _work[3] = d;
            _work[4] = e;
            _work[5] = f;
            _work[6] = g;
            _work[7] = h;
        }

        private static uint RotateRight(uint value, int bits)
        {
            return (value >> bits) | (value << (32 - bits));
        }
    }
}
