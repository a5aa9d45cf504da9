namespace EdgeNode.Blurring
{
    /// <summary>Which bucket a value falls into: the number of limits that are at most the value.</summary>
    public static class BucketIndex
    {
        /// <summary>The bucket of a whole number.</summary>
        /// <param name="value">The value, in the unit of the limits.</param>
        /// <param name="limits">Bucket limits, strictly rising.</param>
        /// <returns>0 below the first limit, to the number of limits at or above the last.</returns>
        public static int Of(int value, int[] limits)
        {
            return OfMean(value, 1, 1, limits);
        }

        /// <summary>The bucket of sum / count, decided by products: nothing is divided, so nothing is rounded across a limit.</summary>
        /// <param name="sum">Sum of the readings, in 1/<paramref name="perUnit"/> of the unit of the limits.</param>
        /// <param name="count">How many readings, at least 1.</param>
        /// <param name="perUnit">How many of the readings' units make one unit of the limits, at least 1.</param>
        /// <param name="limits">Bucket limits, strictly rising, 16 bits each.</param>
        /// <returns>0 below the first limit, to the number of limits at or above the last.</returns>
        public static int OfMean(long sum, int count, int perUnit, int[] limits)
        {
            long sumPerLimit = (long)count * perUnit;
            int index = 0;
            while (index < limits.Length && limits[index] * sumPerLimit <= sum)
            {
                index++;
            }

            return index;
        }
    }
}
