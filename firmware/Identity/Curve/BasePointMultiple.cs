using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// A secret multiple of the base point in slices, by a path and by addresses that do not follow the scalar: 63 doublings and as
    /// many additions. Allocates nothing after construction.
    /// </summary>
    /// <remarks>
    /// The one path cannot add a point to itself. Before the last column neither multiple is 0 and they differ by less than n, so
    /// they are not the same point; in the last they would be for a scalar n - 2 T, where T stands for one of the comb's points,
    /// and then its digits would have to name that point: those of none of the eight do (tests/Esp32, CurveTests).
    /// </remarks>
    public sealed class BasePointMultiple
    {
        private const int ColumnsOfSlice = 4;

        private readonly P256 _curve;
        private readonly CombDigits _digits;
        private readonly CurvePoint _point = new CurvePoint();
        private readonly long[] _combX = new long[PrimeField.LimbCount];
        private readonly long[] _combY = new long[PrimeField.LimbCount];
        private int _columns;
        private bool _isInverting;

        /// <summary>Makes a multiplication on a curve.</summary>
        public BasePointMultiple(P256 curve)
        {
            _curve = curve;
            _digits = new CombDigits(curve.Scalars);
        }

        /// <summary>Plain x of the multiple, below p, once <see cref="Step"/> has returned true, until <see cref="Wipe"/>.</summary>
        public long[] X
        {
            get { return _combX; }
        }

        /// <summary>Plain y of the multiple.</summary>
        public long[] Y
        {
            get { return _combY; }
        }

        /// <summary>Begins with a plain scalar from 1 to n - 1.</summary>
        public void Begin(long[] scalar)
        {
            _digits.Set(scalar);
            _digits.ReadPoint(BasePointComb.Columns - 1, _combX, _combY);
            _point.Set(_combX, _combY, _curve.Coordinates.One);
            _columns = BasePointComb.Columns - 1;
            _isInverting = false;
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the multiple is there.</returns>
        public bool Step()
        {
            if (_isInverting)
            {
                return TryFinish();
            }

            for (int done = 0; done < ColumnsOfSlice && _columns > 0; done++)
            {
                _columns--;
                _digits.ReadPoint(_columns, _combX, _combY);
                _curve.Points.Double(_point);
                _curve.Points.AddAffine(_point, _combX, _combY);
            }

            if (_columns == 0)
            {
                _isInverting = true;
                _curve.Inversion.Begin(_curve.Coordinates, _point.Z);
            }

            return false;
        }

        /// <summary>Wipes the scalar, its multiple, and the curve's working memory.</summary>
        public void Wipe()
        {
            _digits.Wipe();
            _point.Clear();
            Array.Clear(_combX, 0, PrimeField.LimbCount);
            Array.Clear(_combY, 0, PrimeField.LimbCount);
            _curve.Wipe();
        }

        private bool TryFinish()
        {
            if (!_curve.Inversion.Step())
            {
                return false;
            }

            CoordinateField field = _curve.Coordinates;
            long[] inverse = _curve.Inversion.Result;
            field.Square(inverse, _combX);
            field.Multiply(_combX, inverse, _combY);
            field.Multiply(_combX, _point.X, _combX);
            field.Multiply(_combY, _point.Y, _combY);
            field.FromMontgomery(_combX, _combX);
            field.FromMontgomery(_combY, _combY);
            return true;
        }
    }
}
