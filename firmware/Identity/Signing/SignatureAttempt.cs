using System;

namespace EdgeNode.Identity
{
    /// <summary>One ECDSA signature with a given nonce (FIPS 186-5, 6.4.1), in slices. Allocates nothing after construction.</summary>
    public sealed class SignatureAttempt
    {
        private readonly P256 _curve;
        private readonly BasePointMultiple _multiple;
        private readonly long[] _nonce = new long[PrimeField.LimbCount];
        private readonly long[] _key = new long[PrimeField.LimbCount];
        private readonly long[] _digest = new long[PrimeField.LimbCount];
        private readonly long[] _r = new long[PrimeField.LimbCount];
        private readonly long[] _s = new long[PrimeField.LimbCount];
        private bool _isInverting;

        /// <summary>Makes an attempt on a curve.</summary>
        public SignatureAttempt(P256 curve)
        {
            _curve = curve;
            _multiple = new BasePointMultiple(curve);
        }

        /// <summary>Begins.</summary>
        /// <param name="key">32 bytes, from 1 to n - 1.</param>
        /// <param name="digest">32 bytes.</param>
        /// <param name="nonce">Plain, from 1 to n - 1; copied.</param>
        public void Begin(byte[] key, byte[] digest, long[] nonce)
        {
            ScalarField field = _curve.Scalars;
            LimbBytes.Read(key, 0, _key);
            field.ToMontgomery(_key, _key);
            LimbBytes.Read(digest, 0, _digest);
            field.ToMontgomery(_digest, _digest);
            Array.Copy(nonce, 0, _nonce, 0, PrimeField.LimbCount);
            _multiple.Begin(nonce);
            _isInverting = false;
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the attempt is over.</returns>
        public bool Step()
        {
            ScalarField field = _curve.Scalars;
            if (!_isInverting)
            {
                if (_multiple.Step())
                {
                    field.ToMontgomery(_multiple.X, _r);
                    _multiple.Wipe();
                    field.ToMontgomery(_nonce, _nonce);
                    _curve.Inversion.Begin(field, _nonce);
                    _isInverting = true;
                }

                return false;
            }

            if (!_curve.Inversion.Step())
            {
                return false;
            }

            field.Multiply(_key, _r, _s);
            PrimeField.Add(_s, _digest, _s);
            field.Multiply(_s, _curve.Inversion.Result, _s);
            return true;
        }

        /// <summary>Gives the signature and wipes everything else.</summary>
        /// <param name="signature">r and s, 32 bytes each; all 0 when false is returned.</param>
        /// <returns>False when r or s is 0: then another nonce is due.</returns>
        public bool TryFinish(byte[] signature)
        {
            ScalarField field = _curve.Scalars;
            bool isUsable = !field.IsZero(_r) && !field.IsZero(_s);
            Array.Clear(signature, 0, signature.Length);
            if (isUsable)
            {
                field.FromMontgomery(_r, _r);
                field.FromMontgomery(_s, _s);
                LimbBytes.Write(_r, signature, 0);
                LimbBytes.Write(_s, signature, PrimeField.Length);
            }

            Wipe();
            return isUsable;
        }

        /// <summary>Wipes key, nonce and all that was made of them.</summary>
        public void Wipe()
        {
            _multiple.Wipe();
            Array.Clear(_nonce, 0, PrimeField.LimbCount);
            Array.Clear(_key, 0, PrimeField.LimbCount);
            Array.Clear(_digest, 0, PrimeField.LimbCount);
            Array.Clear(_r, 0, PrimeField.LimbCount);
            Array.Clear(_s, 0, PrimeField.LimbCount);
        }
    }
}
