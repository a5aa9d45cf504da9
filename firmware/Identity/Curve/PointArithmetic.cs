using System;

namespace EdgeNode.Identity
{
    /// <summary>Sums of points of P-256, y^2 = x^3 - 3x + b. Allocates nothing after construction.</summary>
    /// <remarks>
    /// <see cref="Double"/> and <see cref="AddAffine"/> take one path whatever the points are. The two in full have a path for each
    /// special case, so they are for public points only.
    /// </remarks>
    public sealed class PointArithmetic
    {
        private readonly CoordinateField _field;
        private readonly long[] _difference = new long[PrimeField.LimbCount];
        private readonly long[] _slope = new long[PrimeField.LimbCount];
        private readonly long[] _x1 = new long[PrimeField.LimbCount];
        private readonly long[] _y1 = new long[PrimeField.LimbCount];
        private readonly long[] _z1 = new long[PrimeField.LimbCount];
        private readonly long[] _a = new long[PrimeField.LimbCount];
        private readonly long[] _b = new long[PrimeField.LimbCount];
        private readonly long[] _c = new long[PrimeField.LimbCount];

        // b of the curve in Montgomery form.
        private readonly long[] _curveB =
            { 0x1897bbfb, 0x1cdf6229, 0x018486c4, 0x01732821, 0x1dad59e0, 0x0abf7212, 0x1a06d110, 0x17721d20, 0x008600c3 };

        /// <summary>Makes the arithmetic over a field.</summary>
        public PointArithmetic(CoordinateField field)
        {
            _field = field;
        }

        /// <summary>The field of the coordinates.</summary>
        public CoordinateField Field
        {
            get { return _field; }
        }

        /// <summary>Whether x and y, in Montgomery form, are a point of the curve.</summary>
        public bool IsOnCurve(long[] x, long[] y)
        {
            _field.Square(x, _a);
            _field.Multiply(_a, x, _a);
            _field.AddMultiple(_a, x, -3, _a);
            _field.AddMultiple(_a, _curveB, 1, _a);
            _field.Square(y, _b);
            PrimeField.Subtract(_a, _b, _a);
            return _field.IsZero(_a);
        }

        /// <summary>Doubles a point in place, infinity too.</summary>
        public void Double(CurvePoint point)
        {
            // dbl-2001-b of the Explicit-Formulas Database, with the slope's sign turned: four products, four squares.
            long[] x = point.X, y = point.Y, z = point.Z;
            _field.Square(z, _a);
            PrimeField.Subtract(x, _a, _b);
            PrimeField.Add(x, _a, _a);
            _field.Multiply(_a, _b, _slope);
            _field.AddMultiple(_slope, _slope, -4, _slope);
            PrimeField.Add(y, y, _a);
            _field.Multiply(_a, z, z);
            _field.Square(y, _b);
            _field.Multiply(x, _b, _c);
            _field.Square(_slope, x);
            _field.AddMultiple(x, _c, -8, x);
            _field.AddMultiple(x, _c, -4, _a);
            _field.Multiply(_a, _slope, y);
            _field.Square(_b, _b);
            _field.AddMultiple(y, _b, -8, y);
        }

        /// <summary>Adds the affine point (x, y) in place: eight products, three squares.</summary>
        /// <remarks>When the two points are equal or negatives of each other, or the first is infinity, the sum has Z = 0 and is wrong.</remarks>
        /// <param name="point">The point.</param>
        /// <param name="x">x of the other, in Montgomery form.</param>
        /// <param name="y">Its y.</param>
        public void AddAffine(CurvePoint point, long[] x, long[] y)
        {
            Compare(point.Z, x, y, point.X, point.Y);
            Finish(point, point.X, point.Y, point.Z);
        }

        /// <summary>Adds an affine point in place, in every case right.</summary>
        public void AddAffineInFull(CurvePoint point, long[] x, long[] y)
        {
            if (_field.IsZero(point.Z))
            {
                point.Set(x, y, _field.One);
                return;
            }

            Compare(point.Z, x, y, point.X, point.Y);
            if (!IsSpecial(point))
            {
                Finish(point, point.X, point.Y, point.Z);
            }
        }

        /// <summary>Adds a point in place, in every case right.</summary>
        /// <param name="point">The point.</param>
        /// <param name="other">Not infinity.</param>
        /// <param name="sign">1 for the other, -1 for its negative.</param>
        public void AddInFull(CurvePoint point, CurvePoint other, int sign)
        {
            for (int i = 0; i < PrimeField.LimbCount; i++)
            {
                _c[i] = sign * other.Y[i];
            }

            if (_field.IsZero(point.Z))
            {
                point.Set(other.X, _c, other.Z);
                return;
            }

            // The first over the second's Z too.
            _field.Square(other.Z, _a);
            _field.Multiply(point.X, _a, _x1);
            _field.Multiply(_a, other.Z, _a);
            _field.Multiply(point.Y, _a, _y1);
            _field.Multiply(point.Z, other.Z, _z1);
            Compare(point.Z, other.X, _c, _x1, _y1);
            if (!IsSpecial(point))
            {
                Finish(point, _x1, _y1, _z1);
            }
        }

        /// <summary>Wipes what is left of the last sum.</summary>
        public void Wipe()
        {
            Array.Clear(_difference, 0, PrimeField.LimbCount);
            Array.Clear(_slope, 0, PrimeField.LimbCount);
            Array.Clear(_x1, 0, PrimeField.LimbCount);
            Array.Clear(_y1, 0, PrimeField.LimbCount);
            Array.Clear(_z1, 0, PrimeField.LimbCount);
            Array.Clear(_a, 0, PrimeField.LimbCount);
            Array.Clear(_b, 0, PrimeField.LimbCount);
            Array.Clear(_c, 0, PrimeField.LimbCount);
        }

        // The differences of x and of y, both over the same denominators.
        private void Compare(long[] z, long[] x2, long[] y2, long[] x1, long[] y1)
        {
            _field.Square(z, _a);
            _field.Multiply(x2, _a, _b);
            PrimeField.Subtract(_b, x1, _difference);
            _field.Multiply(_a, z, _a);
            _field.Multiply(y2, _a, _b);
            PrimeField.Subtract(_b, y1, _slope);
        }

        private bool IsSpecial(CurvePoint point)
        {
            if (!_field.IsZero(_difference))
            {
                return false;
            }

            if (_field.IsZero(_slope))
            {
                Double(point);
            }
            else
            {
                point.Clear();
            }

            return true;
        }

        private void Finish(CurvePoint point, long[] x1, long[] y1, long[] z1)
        {
            _field.Multiply(z1, _difference, point.Z);
            _field.Square(_difference, _a);
            _field.Multiply(x1, _a, _b);
            _field.Multiply(_difference, _a, _a);
            _field.Multiply(y1, _a, _c);
            _field.Square(_slope, point.X);
            PrimeField.Subtract(point.X, _a, point.X);
            _field.AddMultiple(point.X, _b, -2, point.X);
            PrimeField.Subtract(_b, point.X, _b);
            _field.Multiply(_slope, _b, point.Y);
            _field.AddMultiple(point.Y, _c, -1, point.Y);
        }
    }
}
