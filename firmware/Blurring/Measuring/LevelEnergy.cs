namespace EdgeNode.Blurring
{
    /// <summary>Sound levels as energies, in integers: 10,000 is the energy of 30 dB(A), and each 10 dB are ten times as much.</summary>
    public static class LevelEnergy
    {
        /// <summary>Least level in 0.1 dB(A).</summary>
        public const int LeastTenthDb = 300;

        /// <summary>Greatest level in 0.1 dB(A).</summary>
        public const int GreatestTenthDb = 1300;

        /// <summary>Most energies of the greatest level whose sum fits into 64 bits with a sign: a day of seconds.</summary>
        public const int MostSamples = 86400;

        private const int StepsPerDecade = 100;

        // round(10000 * 10^(i / 100)): off by at most half of the last digit, 0.0003 dB.
        private static readonly int[] Decade = new int[]
        {
            10000, 10233, 10471, 10715, 10965, 11220, 11482, 11749, 12023, 12303,
            12589, 12882, 13183, 13490, 13804, 14125, 14454, 14791, 15136, 15488,
            15849, 16218, 16596, 16982, 17378, 17783, 18197, 18621, 19055, 19498,
            19953, 20417, 20893, 21380, 21878, 22387, 22909, 23442, 23988, 24547,
            25119, 25704, 26303, 26915, 27542, 28184, 28840, 29512, 30200, 30903,
            31623, 32359, 33113, 33884, 34674, 35481, 36308, 37154, 38019, 38905,
            39811, 40738, 41687, 42658, 43652, 44668, 45709, 46774, 47863, 48978,
            50119, 51286, 52481, 53703, 54954, 56234, 57544, 58884, 60256, 61660,
            63096, 64565, 66069, 67608, 69183, 70795, 72444, 74131, 75858, 77625,
            79433, 81283, 83176, 85114, 87096, 89125, 91201, 93325, 95499, 97724,
        };

        /// <summary>The energy of a level.</summary>
        /// <param name="levelTenthDb">Level in 0.1 dB(A), <see cref="LeastTenthDb"/> to <see cref="GreatestTenthDb"/>.</param>
        /// <returns>10,000 to 10^14.</returns>
        public static long Of(int levelTenthDb)
        {
            int steps = levelTenthDb - LeastTenthDb;
            long energy = Decade[steps % StepsPerDecade];
            for (int decade = steps / StepsPerDecade; decade > 0; decade--)
            {
                energy *= 10;
            }

            return energy;
        }

        /// <summary>The level of a mean energy: the greatest whose energy is at most the mean. At most 0.1 dB below the true level.</summary>
        /// <param name="sum">Sum of the energies of all samples.</param>
        /// <param name="samples">1 to <see cref="MostSamples"/>.</param>
        /// <returns>Level in 0.1 dB(A); the least one also for less energy than it has.</returns>
        public static int ToTenthDb(long sum, int samples)
        {
            int low = LeastTenthDb;
            int high = GreatestTenthDb;
            while (low < high)
            {
                int middle = (low + high + 1) / 2;
                if (Of(middle) * samples <= sum)
                {
                    low = middle;
                }
                else
                {
                    high = middle - 1;
                }
            }

            return low;
        }
    }
}
