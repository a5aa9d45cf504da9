using System;

namespace EdgeNode.Identity
{
    /// <summary>A point of P-256 as (X / Z^2, Y / Z^3), all three in Montgomery form. At infinity Z is 0.</summary>
    public sealed class CurvePoint
    {
        /// <summary>X, limbs of a <see cref="CoordinateField"/>.</summary>
        public long[] X { get; } = new long[PrimeField.LimbCount];

        /// <summary>Y.</summary>
        public long[] Y { get; } = new long[PrimeField.LimbCount];

        /// <summary>Z.</summary>
        public long[] Z { get; } = new long[PrimeField.LimbCount];

        /// <summary>Takes the point with these coordinates.</summary>
        /// <param name="x">Limbs of x, Montgomery form; copied.</param>
        /// <param name="y">Limbs of y.</param>
        /// <param name="z">Limbs of z.</param>
        public void Set(long[] x, long[] y, long[] z)
        {
            Array.Copy(x, 0, X, 0, PrimeField.LimbCount);
            Array.Copy(y, 0, Y, 0, PrimeField.LimbCount);
            Array.Copy(z, 0, Z, 0, PrimeField.LimbCount);
        }

        /// <summary>Takes the point at infinity and wipes the one before.</summary>
        public void Clear()
        {
            Array.Clear(X, 0, PrimeField.LimbCount);
            Array.Clear(Y, 0, PrimeField.LimbCount);
            Array.Clear(Z, 0, PrimeField.LimbCount);
        }
    }
}
