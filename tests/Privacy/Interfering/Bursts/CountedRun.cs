using EdgeNode.Blurring;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// The whole way of a count in the firmware: pin, passage sensor, blurrer, in a runtime that may stand still. The noise is 0 and
/// the limits are all whole numbers, so that the bucket of a window is its count.
/// </summary>
internal sealed class CountedRun
{
    private static readonly int[] AllCounts = [.. Enumerable.Range(1, 4000)];

    private readonly CountingWorld _world;
    private readonly long[] _rises;
    private readonly VirtualClock _clock = new();
    private readonly VirtualPin _pin;
    private readonly SlotBlurrer _blurrer;
    private readonly List<int> _counts = [];
    private readonly List<long> _closesMs = [];
    private readonly List<(long UptimeMs, int Window)> _delivered = [];
    private int _nextRise;
    private int _nextSetting;

    private CountedRun(CountingWorld world, long[] rises)
    {
        _world = world;
        _rises = rises;
        _pin = new VirtualPin(_clock);
        ChannelPolicy channel = new("footfall", ChannelKind.Footfall, ChannelStatistic.NoisyCount, world.WindowSeconds, 2, world.LockoutMs, AllCounts);
        _blurrer = new SlotBlurrer(new Policy { SlotSeconds = world.SlotSeconds, Channels = [channel] }, _clock, new ZeroNoiseEntropy(1));
        PassageSensor sensor = new(_pin, world.WarmUpMs);
        sensor.Start(_blurrer.FitPassageSensor("footfall"));
        _blurrer.Begin();
    }

    /// <summary>Counts of the windows that closed.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>Moments at which they did.</summary>
    public IReadOnlyList<long> ClosesMs => _closesMs;

    /// <summary>Numbers of the windows in which a rise was delivered.</summary>
    public IEnumerable<int> WindowsReached => _delivered.Select(rise => rise.Window).Distinct();

    /// <summary>What the rises of a window are worth, counted without the firmware.</summary>
    public int DetectionsIn(int window)
    {
        IEnumerable<long> rises = _delivered.Where(rise => rise.Window == window && rise.UptimeMs >= _world.WarmUpMs).Select(rise => rise.UptimeMs);
        return Detections.Of(rises, _world.LockoutMs);
    }

    /// <summary>Runs through a world with a line that rises at given moments.</summary>
    public static CountedRun Of(CountingWorld world, long[] rises)
    {
        CountedRun run = new(world, rises);
        run.RunToEnd();
        return run;
    }

    private void RunToEnd()
    {
        while (_clock.UptimeMs < _world.EndMs)
        {
            _clock.AdvanceTo(NextMs());
            SetClock();
            if (FrozenUntilMs() <= _clock.UptimeMs)
            {
                // What has waited comes before the slot's end, what happens at that very moment after it.
                Deliver(_clock.UptimeMs - 1);
                CloseSlot();
                Deliver(_clock.UptimeMs);
            }
        }
    }

    private long NextMs()
    {
        long now = _clock.UptimeMs;
        long next = _world.EndMs;
        next = _nextSetting < _world.ClockSettings.Length ? Math.Min(next, Math.Max(_world.ClockSettings[_nextSetting].AtMs, now)) : next;
        if (FrozenUntilMs() > now)
        {
            return Math.Min(next, FrozenUntilMs());
        }

        next = Math.Min(next, now + Math.Max(_blurrer.MsToSlotEnd(), 1));
        next = _nextRise < _rises.Length ? Math.Min(next, Math.Max(_rises[_nextRise], now)) : next;
        return _world.Frozen.Select(spell => spell.FromMs).Where(fromMs => fromMs > now).Append(next).Min();
    }

    private long FrozenUntilMs()
    {
        long now = _clock.UptimeMs;
        return _world.Frozen.Where(spell => spell.FromMs <= now && now < spell.UntilMs).Select(spell => spell.UntilMs).Append(0).Max();
    }

    private void SetClock()
    {
        for (; _nextSetting < _world.ClockSettings.Length && _world.ClockSettings[_nextSetting].AtMs <= _clock.UptimeMs; _nextSetting++)
        {
            _clock.SetUtcMs(_world.ClockSettings[_nextSetting].UtcMs);
        }
    }

    private void Deliver(long untilMs)
    {
        for (; _nextRise < _rises.Length && _rises[_nextRise] <= untilMs; _nextRise++)
        {
            _pin.Rise();
            _delivered.Add((_clock.UptimeMs, _counts.Count));
        }
    }

    private void CloseSlot()
    {
        if (_blurrer.TryCloseSlot(out SummaryBody body) && body.ChannelCount == 1)
        {
            _counts.Add(body.BucketAt(0));
            _closesMs.Add(_clock.UptimeMs);
        }
    }
}
