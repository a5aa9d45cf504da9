namespace EdgeNode.Identity
{
    /// <summary>The curve P-256 (secp256r1) with the working memory of its arithmetic, shared by key, signature and check. Not for use by two threads.</summary>
    public sealed class P256
    {
        /// <summary>Makes the curve.</summary>
        public P256()
        {
            Coordinates = new CoordinateField();
            Scalars = new ScalarField();
            Points = new PointArithmetic(Coordinates);
            Inversion = new Inversion();
        }

        /// <summary>The field of the coordinates.</summary>
        public CoordinateField Coordinates { get; }

        /// <summary>The field of the multiples of the base point.</summary>
        public ScalarField Scalars { get; }

        /// <summary>Sums of points.</summary>
        public PointArithmetic Points { get; }

        /// <summary>Inverses, one at a time.</summary>
        public Inversion Inversion { get; }

        /// <summary>Wipes all working memory.</summary>
        public void Wipe()
        {
            Points.Wipe();
            Inversion.Wipe();
        }
    }
}
