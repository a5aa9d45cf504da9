using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// Passages as a non-homogeneous Poisson process of groups (thinning after Lewis and Shedler 1979). Each quarter hour
/// has a stream of its own, so it looks the same whoever asks for it and in whichever order.
/// </summary>
internal sealed class PassageProcess
{
    private const double HourMs = 3_600_000;
    private const int KeptBlocks = 8;

    // Mean group: 0.72 * 1 + 0.20 * 2 + 0.06 * 3 + 0.02 * 4.
    private const double MeanGroup = 1.38;

    private readonly ulong _seed;
    private readonly MarketRhythm _rhythm;
    private readonly Dictionary<long, long[]> _blocks = [];
    private readonly Queue<long> _order = new();

    public PassageProcess(ulong seed, MarketRhythm rhythm)
    {
        _seed = seed;
        _rhythm = rhythm;
    }

    /// <summary>Passages of one quarter hour, in ascending order.</summary>
    public long[] Block(long number)
    {
        if (_blocks.TryGetValue(number, out long[]? block))
        {
            return block;
        }

        block = Make(number);
        _blocks.Add(number, block);
        _order.Enqueue(number);
        if (_order.Count > KeptBlocks)
        {
            _blocks.Remove(_order.Dequeue());
        }

        return block;
    }

    private static int GroupSize(SeededRandom random)
    {
        return random.NextInt(100) switch
        {
            < 72 => 1,
            < 92 => 2,
            < 98 => 3,
            _ => 4,
        };
    }

    private long[] Make(long number)
    {
        long startMs = number * QuarterHour.Ms;
        long endMs = startMs + QuarterHour.Ms;
        SeededRandom random = new(_seed, $"passages {number}");

        // The rate is straight between full hours, so its greatest value in a quarter hour is at an end.
        double greatest = Math.Max(_rhythm.PassagesPerHour(startMs), _rhythm.PassagesPerHour(endMs - 1)) / MeanGroup / HourMs;
        List<long> passages = [];
        double at = startMs;
        while (true)
        {
            at -= Math.Log(1 - random.NextDouble()) / greatest;
            if (at >= endMs)
            {
                break;
            }

            double rate = _rhythm.PassagesPerHour((long)at) / MeanGroup / HourMs;
            if (random.NextDouble() * greatest <= rate)
            {
                AddGroup(passages, (long)at, endMs, random);
            }
        }

        passages.Sort();
        return [.. passages];
    }

    // People of a group follow each other by 0.1 s to 1.5 s: some of them cut the beam together, and are one detection.
    private static void AddGroup(List<long> passages, long firstMs, long endMs, SeededRandom random)
    {
        const int NearestMs = 100;
        const int SpreadMs = 1400;
        long at = firstMs;
        for (int people = GroupSize(random); people > 0; people--)
        {
            passages.Add(Math.Min(at, endMs - 1));
            at += NearestMs + random.NextInt(SpreadMs);
        }
    }
}
