using EdgeNode.Policies;

namespace EdgeNode.Simulator;

/// <summary>A market square that never was: what happens at a moment depends on the seed and that moment only.</summary>
public sealed class SeededStreet : IStreet
{
    /// <summary>A Monday, 00:00 UTC: where the demo's week begins. 2026-06-01T00:00:00Z.</summary>
    public const long DemoStartUtcMs = 1_780_272_000_000;

    private readonly PassageProcess _passages;
    private readonly SoundScape _sound;
    private readonly SquareAir _air;

    /// <summary>Makes a square.</summary>
    /// <param name="seed">Seed of the run.</param>
    public SeededStreet(ulong seed)
    {
        MarketRhythm rhythm = new(seed);
        _passages = new PassageProcess(seed, rhythm);
        _sound = new SoundScape(seed, rhythm, _passages);
        _air = new SquareAir(seed);
    }

    /// <inheritdoc/>
    public IReadOnlyList<long> PassagesIn(long fromUtcMs, long untilUtcMs)
    {
        List<long> passages = [];
        for (long number = QuarterHour.NumberOf(fromUtcMs); number * QuarterHour.Ms < untilUtcMs; number++)
        {
            passages.AddRange(_passages.Block(number).Where(at => at >= fromUtcMs && at < untilUtcMs));
        }

        return passages;
    }

    /// <inheritdoc/>
    public bool KnowsPassagesIn(long fromUtcMs, long untilUtcMs)
    {
        return true;
    }

    /// <inheritdoc/>
    public double? At(ChannelKind channel, long utcMs)
    {
        return channel == ChannelKind.Sound ? _sound.LevelDba(utcMs) : _air.At(channel, utcMs);
    }
}
