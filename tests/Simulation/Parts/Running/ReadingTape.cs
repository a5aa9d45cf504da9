using EdgeNode.Sensing;

namespace EdgeNode.Parts.Tests;

/// <summary>Keeps readings, with the time at which each came.</summary>
internal sealed class ReadingTape(Func<long> uptimeMs) : IReadingSink
{
    public List<(long UptimeMs, Quantity Quantity, int Value)> Readings { get; } = [];

    public void Accept(Reading reading)
    {
        Readings.Add((uptimeMs(), reading.Quantity, reading.Value));
    }

    public int[] Values(Quantity quantity)
    {
        return [.. Readings.Where(reading => reading.Quantity == quantity).Select(reading => reading.Value)];
    }

    public long[] Times(Quantity quantity)
    {
        return [.. Readings.Where(reading => reading.Quantity == quantity).Select(reading => reading.UptimeMs)];
    }
}
