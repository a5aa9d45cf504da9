namespace EdgeNode.Identity
{
    /// <summary>Checks ECDSA signatures on P-256 (FIPS 186-5, 6.4.2) in slices of at most 75,000 IL instructions. Allocates nothing after construction.</summary>
    public sealed class SignatureCheck
    {
        private readonly P256 _curve;
        private readonly PublicSum _sum;
        private readonly long[] _r = new long[PrimeField.LimbCount];
        private readonly long[] _s = new long[PrimeField.LimbCount];
        private readonly long[] _digest = new long[PrimeField.LimbCount];
        private readonly long[] _x = new long[PrimeField.LimbCount];
        private readonly long[] _y = new long[PrimeField.LimbCount];
        private bool _isAcceptable;
        private bool _isSumming;

        /// <summary>Makes a check on a curve.</summary>
        public SignatureCheck(P256 curve)
        {
            _curve = curve;
            _sum = new PublicSum(curve);
        }

        /// <summary>Whether the signature is the key's over the digest, once <see cref="Step"/> has returned true.</summary>
        public bool IsValid { get; private set; }

        /// <summary>Begins a check.</summary>
        /// <param name="publicKey">65 bytes, an uncompressed point.</param>
        /// <param name="digest">SHA-256 of the message.</param>
        /// <param name="signature">r and s, 32 bytes each.</param>
        public void Begin(byte[] publicKey, byte[] digest, byte[] signature)
        {
            IsValid = false;
            _isSumming = false;
            LimbBytes.Read(signature, 0, _r);
            LimbBytes.Read(signature, PrimeField.Length, _s);
            LimbBytes.Read(digest, 0, _digest);
            _isAcceptable = _curve.Scalars.IsInRange(_r) && _curve.Scalars.IsInRange(_s) && TryReadPoint(publicKey);
            if (_isAcceptable)
            {
                _curve.Scalars.ToMontgomery(_s, _s);
                _curve.Inversion.Begin(_curve.Scalars, _s);
            }
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the check is over.</returns>
        public bool Step()
        {
            if (!_isAcceptable)
            {
                return true;
            }

            if (!_isSumming)
            {
                if (_curve.Inversion.Step())
                {
                    BeginSum();
                }

                return false;
            }

            if (!_sum.Step())
            {
                return false;
            }

            IsValid = IsSumOf(_r);
            return true;
        }

        private void BeginSum()
        {
            ScalarField field = _curve.Scalars;
            field.ToMontgomery(_digest, _digest);
            field.Multiply(_digest, _curve.Inversion.Result, _digest);
            field.FromMontgomery(_digest, _digest);
            field.ToMontgomery(_r, _s);
            field.Multiply(_s, _curve.Inversion.Result, _s);
            field.FromMontgomery(_s, _s);
            _sum.Begin(_digest, _s, _x, _y);
            _isSumming = true;
        }

        private bool TryReadPoint(byte[] publicKey)
        {
            if (publicKey.Length != DeviceKey.PublicLength || publicKey[0] != DeviceKey.Uncompressed)
            {
                return false;
            }

            CoordinateField field = _curve.Coordinates;
            LimbBytes.Read(publicKey, 1, _x);
            LimbBytes.Read(publicKey, 1 + PrimeField.Length, _y);
            bool isReduced = field.IsBelowPrime(_x) && field.IsBelowPrime(_y);
            field.ToMontgomery(_x, _x);
            field.ToMontgomery(_y, _y);
            return isReduced && _curve.Points.IsOnCurve(_x, _y);
        }

        // x modulo n is r: x is r, or r + n where that is below p. X = x Z^2 is compared, so nothing is inverted.
        private bool IsSumOf(long[] r)
        {
            CoordinateField field = _curve.Coordinates;
            CurvePoint sum = _sum.Result;
            if (field.IsZero(sum.Z))
            {
                return false;
            }

            field.Square(sum.Z, _y);
            if (IsX(r, sum))
            {
                return true;
            }

            for (int i = 0; i < PrimeField.LimbCount; i++)
            {
                _s[i] = -r[i];
            }

            _curve.Scalars.Negate(_s, _s);
            return field.IsBelowPrime(_s) && IsX(_s, sum);
        }

        private bool IsX(long[] x, CurvePoint sum)
        {
            CoordinateField field = _curve.Coordinates;
            field.ToMontgomery(x, _x);
            field.Multiply(_x, _y, _x);
            PrimeField.Subtract(_x, sum.X, _x);
            return field.IsZero(_x);
        }
    }
}
