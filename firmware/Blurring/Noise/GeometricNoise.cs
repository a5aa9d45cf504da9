namespace EdgeNode.Blurring
{
    /// <summary>
    /// Two-sided geometric noise with ratio alpha = 1 - 2^-m, sampled exactly from single random bits:
    /// P(0) = (1 - alpha) / (1 + alpha), P(+-k) = P(0) * alpha^k. Nothing is rounded, so nothing leaks by rounding.
    /// </summary>
    /// <remarks>
    /// A magnitude is continued with probability alpha (a 0 among the next m bits). Both signs have a zero; the negative one
    /// is rejected and drawn again, which leaves the distribution exact. How long a draw takes depends on its bits, never on readings.
    /// </remarks>
    public sealed class GeometricNoise : INoise
    {
        /// <summary>Greatest magnitude. A greater one fails the draw; even at m = 4 its probability is below 2^-3000.</summary>
        public const int Greatest = 32767;

        /// <summary>Most rejected draws in a row. One more fails the draw; with true random bits that has a probability of at most 2^-128.</summary>
        public const int GreatestRejections = 64;

        private readonly BitSource _bits;

        /// <summary>Makes a sampler on <paramref name="bits"/>.</summary>
        public GeometricNoise(BitSource bits)
        {
            _bits = bits;
        }

        /// <summary>Draws once and wipes the random bits that the draw left over.</summary>
        /// <param name="m">1 to 4; epsilon of one detection is -ln(1 - 2^-m).</param>
        /// <param name="noise">The noise, at most <see cref="Greatest"/> either way; 0 when false is returned.</param>
        /// <returns>False when the source gave no bits or a bound was passed: then nothing may be released.</returns>
        public bool TryDraw(int m, out int noise)
        {
            bool drawn = TrySample(m, out noise);
            _bits.Wipe();
            return drawn;
        }

        private bool TrySample(int m, out int noise)
        {
            noise = 0;
            for (int rejected = 0; rejected <= GreatestRejections; rejected++)
            {
                if (!_bits.TryNext(out int sign) || !TryMagnitude(m, out int magnitude))
                {
                    return false;
                }

                if (sign == 0 || magnitude != 0)
                {
                    noise = sign == 0 ? magnitude : -magnitude;
                    return true;
                }
            }

            return false;
        }

        private bool TryMagnitude(int m, out int magnitude)
        {
            for (magnitude = 0; magnitude <= Greatest; magnitude++)
            {
                if (!TryContinue(m, out bool goesOn))
                {
                    return false;
                }

                if (!goesOn)
                {
                    return true;
                }
            }

            return false;
        }

        private bool TryContinue(int m, out bool goesOn)
        {
            goesOn = false;
            for (int drawn = 0; drawn < m; drawn++)
            {
                if (!_bits.TryNext(out int bit))
                {
                    return false;
                }

                if (bit == 0)
                {
                    goesOn = true;
                    return true;
                }
            }

            return true;
        }
    }
}
