using System;

namespace EdgeNode.Identity
{
    /// <summary>Nonces that key and message determine (RFC 6979, section 3.2, with HMAC-SHA256): a weak random source cannot weaken a signature.</summary>
    public sealed class DeterministicNonces : INonceSource
    {
        private const int Length = PrimeField.Length;
        private const int SeparatorIndex = Length;
        private const int SeedIndex = Length + 1;
        private const int SeededLength = SeedIndex + (2 * Length);

        private readonly P256 _curve;
        private readonly HmacSha256 _hmac = new HmacSha256();
        private readonly byte[] _key = new byte[Length];

        // V, one byte, the private key, the digest modulo n.
        private readonly byte[] _message = new byte[SeededLength];
        private readonly long[] _limbs = new long[PrimeField.LimbCount];
        private NonceStep _next;
        private bool _isMessageDone;

        /// <summary>Makes a source on a curve.</summary>
        public DeterministicNonces(P256 curve)
        {
            _curve = curve;
        }

        /// <inheritdoc/>
        public void Begin(byte[] key, byte[] digest)
        {
            LimbBytes.Read(digest, 0, _limbs);
            _curve.Scalars.ToMontgomery(_limbs, _limbs);
            _curve.Scalars.FromMontgomery(_limbs, _limbs);
            LimbBytes.Write(_limbs, _message, SeedIndex + Length);
            Array.Copy(key, 0, _message, SeedIndex, Length);
            for (int i = 0; i < Length; i++)
            {
                _key[i] = 0;
                _message[i] = 1;
            }

            _next = NonceStep.FirstKey;
            _isMessageDone = false;
        }

        /// <inheritdoc/>
        public bool Step()
        {
            if (!_isMessageDone)
            {
                _hmac.Begin(_key, 0, Length);
                _hmac.Add(_message, 0, MessageLength());
                _hmac.EndMessage();
                _isMessageDone = true;
                return false;
            }

            _isMessageDone = false;
            return IsNonceAfter();
        }

        /// <inheritdoc/>
        public void Read(long[] nonce)
        {
            LimbBytes.Read(_message, 0, nonce);
        }

        /// <inheritdoc/>
        public void Wipe()
        {
            _hmac.Wipe();
            Array.Clear(_key, 0, _key.Length);
            Array.Clear(_message, 0, _message.Length);
            Array.Clear(_limbs, 0, _limbs.Length);
        }

        // A new key takes in more than V.
        private int MessageLength()
        {
            _message[SeparatorIndex] = (byte)(_next == NonceStep.SecondKey ? 1 : 0);
            switch (_next)
            {
                case NonceStep.FirstKey:
                case NonceStep.SecondKey:
                    return SeededLength;
                case NonceStep.NextKey:
                    return SeedIndex;
                default:
                    return Length;
            }
        }

        private bool IsNonceAfter()
        {
            switch (_next)
            {
                case NonceStep.FirstKey:
                case NonceStep.SecondKey:
                case NonceStep.NextKey:
                    _hmac.Finish(_key);
                    _next++;
                    return false;
                case NonceStep.FirstValue:
                    _hmac.Finish(_message);
                    _next++;
                    return false;
                case NonceStep.NextValue:
                case NonceStep.SecondValue:
                    _hmac.Finish(_message);
                    _next = NonceStep.Nonce;
                    return false;
                default:
                    _hmac.Finish(_message);
                    _next = NonceStep.NextKey;
                    Read(_limbs);
                    return _curve.Scalars.IsInRange(_limbs);
            }
        }
    }
}
