namespace EdgeNode.Attacks;

/// <summary>Whether two lists put the same things in the same order (Spearman 1904): 1 for the same order, 0 for none, -1 for the reverse.</summary>
public static class RankCorrelation
{
    /// <summary>Pearson's correlation of the ranks; equal values share the mean of their ranks.</summary>
    /// <param name="one">Values, not all equal.</param>
    /// <param name="other">As many values, not all equal.</param>
    public static double Of(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        double[] a = Ranks(one);
        double[] b = Ranks(other);
        double mean = (a.Length - 1) / 2.0;
        double both = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.Length; i++)
        {
            both += (a[i] - mean) * (b[i] - mean);
            squareA += (a[i] - mean) * (a[i] - mean);
            squareB += (b[i] - mean) * (b[i] - mean);
        }

        return both / Math.Sqrt(squareA * squareB);
    }

    private static double[] Ranks(IReadOnlyList<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Count).OrderBy(i => values[i])];
        double[] ranks = new double[values.Count];
        for (int from = 0; from < order.Length;)
        {
            int until = from;
            while (until < order.Length && values[order[until]] == values[order[from]])
            {
                until++;
            }

            for (int i = from; i < until; i++)
            {
                ranks[order[i]] = (from + until - 1) / 2.0;
            }

            from = until;
        }

        return ranks;
    }
}
