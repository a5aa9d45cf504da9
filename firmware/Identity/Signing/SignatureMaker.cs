using System;

namespace EdgeNode.Identity
{
    /// <summary>Makes ECDSA signatures on P-256 in slices of at most 75,000 IL instructions. Allocates nothing after construction.</summary>
    public sealed class SignatureMaker
    {
        /// <summary>Length of a signature: r and s.</summary>
        public const int Length = 2 * PrimeField.Length;

        private readonly INonceSource _nonces;
        private readonly SignatureAttempt _attempt;
        private readonly long[] _nonce = new long[PrimeField.LimbCount];
        private readonly byte[] _digest = new byte[PrimeField.Length];
        private DeviceKey _key;
        private bool _hasNonce;

        /// <summary>Makes a maker of signatures.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="nonces">Nonces; on a box <see cref="DeterministicNonces"/>.</param>
        public SignatureMaker(P256 curve, INonceSource nonces)
        {
            _nonces = nonces;
            _attempt = new SignatureAttempt(curve);
        }

        /// <summary>The signature, r and then s, once <see cref="Step"/> has returned true.</summary>
        public byte[] Signature { get; } = new byte[Length];

        /// <summary>Begins a signature.</summary>
        /// <param name="key">Not to be wiped before the signature is there.</param>
        /// <param name="digest">SHA-256 of the message; copied.</param>
        public void Begin(DeviceKey key, byte[] digest)
        {
            Array.Copy(digest, 0, _digest, 0, _digest.Length);
            _key = key;
            _hasNonce = false;
            _nonces.Begin(key.Private, _digest);
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the signature is there; then nothing secret is left here.</returns>
        public bool Step()
        {
            if (!_hasNonce)
            {
                _hasNonce = _nonces.Step();
                if (_hasNonce)
                {
                    _nonces.Read(_nonce);
                    _attempt.Begin(_key.Private, _digest, _nonce);
                }

                return false;
            }

            if (!_attempt.Step())
            {
                return false;
            }

            if (!_attempt.TryFinish(Signature))
            {
                _hasNonce = false;
                return false;
            }

            Wipe();
            return true;
        }

        /// <summary>Wipes what is left of a signature that is not finished.</summary>
        public void Wipe()
        {
            _nonces.Wipe();
            _attempt.Wipe();
            Array.Clear(_nonce, 0, _nonce.Length);
            _hasNonce = false;
            _key = null;
        }
    }
}
