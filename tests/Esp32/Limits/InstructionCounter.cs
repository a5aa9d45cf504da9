namespace EdgeNode.Esp32.Tests;

/// <summary>Where rewritten assemblies count the instructions that they execute. A thread counts from <see cref="Begin"/> on.</summary>
public static class InstructionCounter
{
    // For each method, by the number that the rewriter gave it.
    [ThreadStatic]
    private static long[]? _counts;

    /// <summary>Begins to count on this thread, from 0.</summary>
    /// <param name="methods">How many methods were rewritten.</param>
    public static void Begin(int methods)
    {
        if (_counts?.Length == methods)
        {
            Array.Clear(_counts);
        }
        else
        {
            _counts = new long[methods];
        }
    }

    /// <summary>Instructions of each method since <see cref="Begin"/>.</summary>
    public static long[] Counts => (long[])_counts!.Clone();

    /// <summary>Instructions since <see cref="Begin"/>.</summary>
    public static long Total => _counts!.Sum();

    /// <summary>Called at the start of each run of instructions without a jump in or out.</summary>
    public static void Add(int method, int instructions)
    {
        if (_counts is not null)
        {
            _counts[method] += instructions;
        }
    }
}
