using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Privacy.Tests.Releasing;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>
/// A blurrer on a street and beside it what docs/policy.md says that it must release: which windows close with a slot, and each one's
/// bucket. The noise of each draw is known, because its bits are written when the draw is due.
/// </summary>
internal sealed class ObeyingBox
{
    private const int ToleranceMs = 5000;
    private const int MostRisesInSlot = 400;
    private const int NotFitted = -1;

    private readonly GivenPolicy _policy;
    private readonly SeededRandom _random;
    private readonly VirtualClock _clock = new();
    private readonly long? _utcLeadMs;
    private readonly SlotBlurrer _blurrer;
    private readonly DrawTapes _entropy;
    private readonly ReferenceWindow[] _windows;
    private readonly IEdgeSink?[] _sinks;
    private readonly long[] _freeFromMs;
    private readonly int[] _wanted;
    private readonly Queue<Tape> _tapes = [];
    private int _drawsDue;

    /// <summary>Opens all windows.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="startUptimeMs">Uptime at the opening.</param>
    /// <param name="startUtcMs">UTC at the opening, or null for a box without trusted time.</param>
    /// <param name="random">For streets and noise.</param>
    public ObeyingBox(GivenPolicy policy, long startUptimeMs, long? startUtcMs, SeededRandom random)
    {
        _policy = policy;
        _random = random;
        _clock.AdvanceTo(startUptimeMs);
        _utcLeadMs = startUtcMs - startUptimeMs;
        if (startUtcMs != null)
        {
            _clock.SetUtcMs(startUtcMs.Value);
        }

        _entropy = new DrawTapes(_ => _tapes.Dequeue());
        _blurrer = new SlotBlurrer(policy.Parsed(), _clock, _entropy);
        _windows = [.. policy.Lines.Select(line => new ReferenceWindow(line.Name, line.WindowMs, line.Noise, line.LockoutMs, line.Edges))];
        _sinks = [.. policy.Lines.Select(line => line.IsCounted && random.NextInt(8) > 0 ? _blurrer.FitPassageSensor(line.Name) : null)];
        _freeFromMs = new long[policy.Lines.Length];
        _wanted = new int[policy.Lines.Length];
        for (int i = 0; i < _windows.Length; i++)
        {
            Open(i, startUptimeMs);
        }

        _blurrer.Begin();
        AssertDrawn();
    }

    /// <summary>Windows of fitted channels that were released.</summary>
    public int Released { get; private set; }

    /// <summary>Lives through one slot and holds what is released at its end against the policy.</summary>
    public void PlaySlot()
    {
        long startMs = _clock.UptimeMs;
        long endMs = EndOf(startMs);
        for (int i = 0; i < _sinks.Length; i++)
        {
            Walk(i, startMs, endMs);
        }

        _clock.AdvanceTo(endMs - 1);
        Assert.AreEqual(1, _blurrer.MsToSlotEnd());
        Assert.IsFalse(_blurrer.TryCloseSlot(out _), "closed 1 ms early");
        _clock.AdvanceTo(endMs);

        List<(string Name, int Bucket)> expected = [];
        for (int i = 0; i < _windows.Length; i++)
        {
            if (IsDue(i, endMs))
            {
                expected.Add((_policy.Lines[i].Name, _sinks[i] == null ? SummaryBody.Absent : _windows[i].Bucket()));
                Released += _sinks[i] == null ? 0 : 1;
                Open(i, endMs);
            }
        }

        Assert.IsTrue(_blurrer.TryCloseSlot(out SummaryBody body), "not closed at its end");
        AssertDrawn();
        (string, int)[] released = [.. Enumerable.Range(0, body.ChannelCount).Select(i => (body.NameAt(i), body.BucketAt(i)))];
        CollectionAssert.AreEqual(expected.ToArray(), released);
        Assert.AreEqual(startMs / 1000, body.UpSeconds);
        Assert.AreEqual((endMs - startMs + 500) / 1000, body.LengthSeconds);
        Assert.AreEqual(_utcLeadMs == null ? SummaryBody.NoTime : (startMs + _utcLeadMs.Value + 500) / 1000, body.StartUtcSeconds);
    }

    // With trusted time at a multiple of the slot in UTC, and only when the slot has lasted its length less the tolerance.
    private long EndOf(long startMs)
    {
        long slotMs = _policy.SlotSeconds * 1000L;
        if (_utcLeadMs is not { } leadMs)
        {
            return startMs + slotMs;
        }

        long earliestUtcMs = startMs + leadMs + slotMs - ToleranceMs;
        return ((earliestUtcMs + slotMs - 1) / slotMs * slotMs) - leadMs;
    }

    private bool IsDue(int channel, long endMs)
    {
        long openMs = endMs - _windows[channel].OpenedMs;
        long windowMs = _windows[channel].WindowMs;
        return _utcLeadMs is { } leadMs ? (endMs + leadMs) % windowMs == 0 && openMs >= windowMs - ToleranceMs : openMs == windowMs;
    }

    private void Open(int channel, long uptimeMs)
    {
        GivenChannel line = _policy.Lines[channel];
        if (!line.IsCounted)
        {
            _windows[channel].Open(uptimeMs, 0);
            return;
        }

        // Few zeros in a row, at which a health test would stop: at m = 1 each word that goes on is one.
        int magnitude = _random.NextInt(line.Noise == 1 ? 32 : 60);
        bool isNegative = magnitude > 0 && _random.NextInt(2) == 1;
        int noise = isNegative ? -magnitude : magnitude;
        _tapes.Enqueue(new NoiseString(line.Noise).Sign(isNegative).GoOn(magnitude, _random.NextUInt64()).Stop().ToTape());
        _drawsDue++;
        _windows[channel].Open(uptimeMs, noise);
        _freeFromMs[channel] = uptimeMs;

        // Just below an edge or just at it: there, one detection more or less is another bucket.
        int edge = line.Edges[_random.NextInt(line.Edges.Length)];
        _wanted[channel] = _sinks[channel] == null ? NotFitted : Math.Max(0, edge - noise - _random.NextInt(2));
    }

    // Rises from the slot's first moment to its last: some at the very end of a dead time, some a millisecond before that.
    private void Walk(int channel, long startMs, long endMs)
    {
        if (_wanted[channel] == NotFitted || _sinks[channel] == null)
        {
            return;
        }

        int lockoutMs = _policy.Lines[channel].LockoutMs;
        if (_windows[channel].OpenedMs == startMs && startMs > 0)
        {
            // Told late, of before the opening: of the window that is closed, and in nobody's count.
            _sinks[channel]!.OnRise(startMs - 1);
        }

        long atMs = startMs + (_random.NextInt(3) == 0 ? 0 : _random.NextInt(60_000));
        for (int rises = 0; rises < MostRisesInSlot && atMs < endMs; rises++)
        {
            if (atMs >= _freeFromMs[channel])
            {
                if (_wanted[channel] == 0)
                {
                    return;
                }

                _wanted[channel]--;
                _freeFromMs[channel] = atMs + lockoutMs;
            }

            _sinks[channel]!.OnRise(atMs);
            _windows[channel].Rise(atMs);
            long[] stepsMs = [lockoutMs, lockoutMs - 1, 1, 1 + _random.NextInt(2 * lockoutMs)];
            atMs += stepsMs[_random.NextInt(stepsMs.Length)];
        }
    }

    private void AssertDrawn()
    {
        Assert.AreEqual(_drawsDue, _entropy.Draws, "Each counted window that opens draws once, whether or not a sensor is fitted.");
    }
}
