namespace EdgeNode.Attacks;

/// <summary>Many independent boxes at once; the sum does not depend on which of them is first.</summary>
internal static class Boxes
{
    /// <summary>Plays a number of boxes on all processors.</summary>
    public static T[] Play<T>(int count, AttackOptions options, Func<int, T> play)
    {
        T[] results = new T[count];
        Parallel.For(0, count, new ParallelOptions { CancellationToken = options.Cancellation }, index => results[index] = play(index));
        return results;
    }

    /// <summary>Adds the scores of a number of boxes.</summary>
    public static Score Sum(int count, AttackOptions options, Func<int, Score> play)
    {
        return Play(count, options, play).Aggregate(default(Score), (sum, score) => sum + score);
    }
}
