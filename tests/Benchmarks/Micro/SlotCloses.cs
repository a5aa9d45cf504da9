using System.Diagnostics;
using EdgeNode.Contracts;
using EdgeNode.Simulation.Tests;

namespace EdgeNode.Benchmarks;

/// <summary>
/// The steps that close a slot: six windows, noise, text, hash and commit. Measured one by one over some days, because
/// a slot must be lived through before it can be closed.
/// </summary>
/// <param name="MedianNanoseconds">Time of the median one.</param>
/// <param name="GreatestBytes">What the one that allocated most took, the store's part included.</param>
internal sealed record SlotCloses(double MedianNanoseconds, long GreatestBytes)
{
    private const int Slots = 10 * 96;

    /// <summary>Runs a node on a store.</summary>
    public static SlotCloses On(IDurableStore store)
    {
        NodeBench bench = new(store);
        List<double> nanoseconds = [];
        long greatestBytes = 0;
        for (int slot = 0; slot < Slots; slot++)
        {
            bench.RunToSlotEnd();
            long before = GC.GetAllocatedBytesForCurrentThread();
            long begun = Stopwatch.GetTimestamp();
            bench.Step();
            TimeSpan elapsed = Stopwatch.GetElapsedTime(begun);
            greatestBytes = Math.Max(greatestBytes, GC.GetAllocatedBytesForCurrentThread() - before);
            nanoseconds.Add(elapsed.TotalNanoseconds);
        }

        nanoseconds.Sort();
        return bench.Node.SlotsReleased == Slots
            ? new SlotCloses(nanoseconds[Slots / 2], greatestBytes)
            : throw new InvalidOperationException("A slot was not released.");
    }
}
