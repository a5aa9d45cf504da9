namespace EdgeNode.Identity
{
    /// <summary>
    /// u G + v Q in slices, for public scalars and a public point: time follows them, and every special case is right. Allocates
    /// nothing after construction.
    /// </summary>
    public sealed class PublicSum
    {
        private const int BitsOfSlice = 5;
        private const int CombBitsOfSlice = 2;

        private readonly PointArithmetic _points;
        private readonly CombDigits _comb;
        private readonly WindowDigits _window = new WindowDigits();
        private readonly CurvePoint[] _multiples = new CurvePoint[WindowDigits.MultipleCount];
        private readonly CurvePoint _sum = new CurvePoint();
        private readonly long[] _combX = new long[PrimeField.LimbCount];
        private readonly long[] _combY = new long[PrimeField.LimbCount];
        private bool _hasComb;
        private int _madeMultiples;
        private int _bits;

        /// <summary>Makes a sum on a curve.</summary>
        public PublicSum(P256 curve)
        {
            _points = curve.Points;
            _comb = new CombDigits(curve.Scalars);
            for (int i = 0; i < _multiples.Length; i++)
            {
                _multiples[i] = new CurvePoint();
            }
        }

        /// <summary>The sum, once <see cref="Step"/> has returned true.</summary>
        public CurvePoint Result
        {
            get { return _sum; }
        }

        /// <summary>Begins.</summary>
        /// <param name="u">Plain multiple of the base point, below n.</param>
        /// <param name="v">Plain multiple of the other point, below n.</param>
        /// <param name="x">x of the other point, Montgomery form.</param>
        /// <param name="y">Its y.</param>
        public void Begin(long[] u, long[] v, long[] x, long[] y)
        {
            _hasComb = false;
            for (int i = 0; i < PrimeField.LimbCount; i++)
            {
                _hasComb |= u[i] != 0;
            }

            _comb.Set(u);
            _window.Set(v);
            _multiples[0].Set(x, y, _points.Field.One);
            _madeMultiples = 1;
            _sum.Clear();
            _bits = WindowDigits.Count;
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the sum is there.</returns>
        public bool Step()
        {
            if (_madeMultiples < _multiples.Length)
            {
                MakeMultiple();
                return false;
            }

            int bits = _bits > BasePointComb.Columns ? BitsOfSlice : CombBitsOfSlice;
            for (int done = 0; done < bits && _bits > 0; done++)
            {
                _bits--;
                _points.Double(_sum);
                AddDigit(_window.Digit(_bits));
                if (_hasComb && _bits < BasePointComb.Columns)
                {
                    _comb.ReadPoint(_bits, _combX, _combY);
                    _points.AddAffineInFull(_sum, _combX, _combY);
                }
            }

            return _bits == 0;
        }

        // The next odd multiple of the point is the last one and twice the point, which stands in the sum meanwhile.
        private void MakeMultiple()
        {
            CurvePoint last = _multiples[_madeMultiples - 1];
            CurvePoint next = _multiples[_madeMultiples];
            if (_madeMultiples == 1)
            {
                _sum.Set(last.X, last.Y, last.Z);
                _points.Double(_sum);
            }

            next.Set(last.X, last.Y, last.Z);
            _points.AddInFull(next, _sum, 1);
            _madeMultiples++;
            if (_madeMultiples == _multiples.Length)
            {
                _sum.Clear();
            }
        }

        private void AddDigit(int digit)
        {
            if (digit > 0)
            {
                _points.AddInFull(_sum, _multiples[digit / 2], 1);
            }
            else if (digit < 0)
            {
                _points.AddInFull(_sum, _multiples[-digit / 2], -1);
            }
        }
    }
}
