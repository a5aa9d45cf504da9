using System;
using EdgeNode.Contracts;

namespace EdgeNode.Identity
{
    /// <summary>Makes a key from random bytes, in slices of at most 75,000 IL instructions. Allocates nothing after construction.</summary>
    /// <remarks>
    /// A private part is drawn evenly from 1 to n - 1: 32 bytes that are 0, or n or more, are thrown away and drawn anew (FIPS 186-5,
    /// A.2.2). That happens once in 2^32 draws, so a source to which it happens more than a few times is broken.
    /// </remarks>
    public sealed class KeyMaker
    {
        private const int MostDraws = 8;

        private readonly P256 _curve;
        private readonly IEntropy _entropy;
        private readonly BasePointMultiple _multiple;
        private readonly long[] _scalar = new long[PrimeField.LimbCount];
        private readonly long[] _x = new long[PrimeField.LimbCount];
        private readonly long[] _y = new long[PrimeField.LimbCount];
        private DeviceKey _key;
        private int _draws;
        private bool _isMultiplying;

        /// <summary>Makes a maker of keys.</summary>
        /// <param name="curve">The curve.</param>
        /// <param name="entropy">Random bytes from a tested source.</param>
        public KeyMaker(P256 curve, IEntropy entropy)
        {
            _curve = curve;
            _entropy = entropy;
            _multiple = new BasePointMultiple(curve);
        }

        /// <summary>Begins a key.</summary>
        /// <param name="key">Is filled.</param>
        public void Begin(DeviceKey key)
        {
            _key = key;
            _draws = 0;
            _isMultiplying = false;
        }

        /// <summary>Does a slice.</summary>
        public KeyProgress Step()
        {
            if (!_isMultiplying)
            {
                return Draw();
            }

            if (!_multiple.Step())
            {
                return KeyProgress.Working;
            }

            _curve.Coordinates.ToMontgomery(_multiple.X, _x);
            _curve.Coordinates.ToMontgomery(_multiple.Y, _y);
            _isMultiplying = false;

            // A key whose public part memory or chip got wrong would be found out at the broker only.
            if (!_curve.Points.IsOnCurve(_x, _y))
            {
                return Draw();
            }

            LimbBytes.Write(_multiple.X, _key.Public, 1);
            LimbBytes.Write(_multiple.Y, _key.Public, 1 + PrimeField.Length);
            Wipe();
            return KeyProgress.Made;
        }

        /// <summary>Wipes what is left of a key that is not finished; the key itself is its owner's to wipe.</summary>
        public void Wipe()
        {
            _multiple.Wipe();
            Array.Clear(_scalar, 0, _scalar.Length);
            Array.Clear(_x, 0, _x.Length);
            Array.Clear(_y, 0, _y.Length);
            _isMultiplying = false;
        }

        private KeyProgress Draw()
        {
            if (_draws == MostDraws || !_entropy.TryFill(_key.Private))
            {
                _key.Wipe();
                Wipe();
                return KeyProgress.NoRandomBytes;
            }

            _draws++;
            LimbBytes.Read(_key.Private, 0, _scalar);
            if (_curve.Scalars.IsInRange(_scalar))
            {
                _multiple.Begin(_scalar);
                _isMultiplying = true;
            }

            return KeyProgress.Working;
        }
    }
}
