using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>
/// The line of a passage sensor, as those who pass move it: each cuts the beam for 0.1 s to 0.4 s, the contact chatters
/// as it closes, and who comes before the beam is free again only keeps it cut.
/// </summary>
/// <remarks>
/// What a quarter hour's line is like depends on the seed and that quarter hour, so a box that was switched on later, and
/// <see cref="StreetLog"/>, see the same line.
/// </remarks>
public sealed class PassageLine : IPinLine
{
    private const int ShortestCutMs = 100;
    private const int CutSpreadMs = 301;

    private readonly IStreet _street;
    private readonly ulong _seed;
    private readonly long _startUtcMs;
    private readonly Queue<LevelChange> _changes = new();
    private long _loadedUntilUtcMs;
    private long? _fallsUtcMs;

    /// <summary>Makes the line of a street from a moment on, low at first.</summary>
    /// <param name="street">Who passes.</param>
    /// <param name="seed">Seed of widths and chatter.</param>
    /// <param name="startUtcMs">Moment of uptime 0.</param>
    public PassageLine(IStreet street, ulong seed, long startUtcMs)
    {
        _street = street;
        _seed = seed;
        _startUtcMs = startUtcMs;
        _loadedUntilUtcMs = startUtcMs;
    }

    /// <inheritdoc/>
    public long NextMs(long untilUptimeMs)
    {
        while (_changes.Count == 0 && _loadedUntilUtcMs <= _startUtcMs + untilUptimeMs)
        {
            Load();
        }

        return _changes.Count == 0 ? untilUptimeMs : Math.Min(untilUptimeMs, _changes.Peek().UptimeMs);
    }

    /// <inheritdoc/>
    public bool TryTake(long uptimeMs, out LevelChange change)
    {
        if (NextMs(uptimeMs) <= uptimeMs && _changes.Count > 0 && _changes.Peek().UptimeMs <= uptimeMs)
        {
            change = _changes.Dequeue();
            return true;
        }

        change = default;
        return false;
    }

    private void Load()
    {
        long number = QuarterHour.NumberOf(_loadedUntilUtcMs);
        long endUtcMs = (number + 1) * QuarterHour.Ms;
        SeededRandom random = new(_seed, $"line {number}");
        foreach (long passageUtcMs in _street.PassagesIn(_loadedUntilUtcMs, endUtcMs))
        {
            long freeUtcMs = passageUtcMs + ShortestCutMs + random.NextInt(CutSpreadMs);
            if (_fallsUtcMs is { } fallsUtcMs && passageUtcMs <= fallsUtcMs)
            {
                _fallsUtcMs = Math.Max(fallsUtcMs, freeUtcMs);
                continue;
            }

            Fall();
            foreach (LevelChange change in ContactBounce.Close(passageUtcMs - _startUtcMs, random))
            {
                _changes.Enqueue(change);
            }

            _fallsUtcMs = freeUtcMs;
        }

        // A cut that reaches into the next quarter hour may be prolonged there.
        if (_fallsUtcMs < endUtcMs)
        {
            Fall();
        }

        _loadedUntilUtcMs = endUtcMs;
    }

    private void Fall()
    {
        if (_fallsUtcMs is { } fallsUtcMs)
        {
            _changes.Enqueue(new LevelChange(fallsUtcMs - _startUtcMs, High: false));
            _fallsUtcMs = null;
        }
    }
}
