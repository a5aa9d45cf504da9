using CsCheck;

namespace EdgeNode.Privacy.Tests;

/// <summary>What has a say in how rises are counted, but for the rises.</summary>
internal sealed record CountingWorld
{
    private const int LongestMs = 300_000;

    private static readonly Gen<int> Lockout = Gen.OneOf(Gen.Const(100), Gen.Const(500), Gen.Const(8000), Gen.Int[100, 60_000]);

    private static readonly Gen<int> WarmUp = Gen.OneOf(Gen.Const(0), Gen.Int[0, 60_000]);

    private static readonly Gen<(long FromMs, long UntilMs)[]> Freezes = Gen
        .Select(Gen.Long[0, LongestMs - 1], Gen.Long[1, 40_000], (fromMs, lengthMs) => (fromMs, fromMs + lengthMs)).Array[0, 3];

    private static readonly Gen<(long AtMs, long UtcMs)[]> Settings = Gen
        .Select(Gen.Long[0, LongestMs], Gen.Long[1_800_000_000_000, 1_800_000_100_000]).Array[0, 2];

    /// <summary>Worlds of all kinds, of some minutes.</summary>
    public static readonly Gen<CountingWorld> Any = Gen.Select(
        Gen.Int[10, 60], Gen.Int[1, 3], Lockout, WarmUp, Freezes, Settings,
        (slotSeconds, slotsPerWindow, lockoutMs, warmUpMs, frozen, clock) => new CountingWorld
        {
            SlotSeconds = slotSeconds,
            WindowSeconds = slotSeconds * slotsPerWindow,
            LockoutMs = lockoutMs,
            WarmUpMs = warmUpMs,
            Frozen = [.. frozen.Order()],
            ClockSettings = [.. clock.Order()],
        });

    /// <summary>Rises close together, anywhere.</summary>
    public static readonly Gen<long[]> Burst = Gen.Select(
        Gen.Long[0, LongestMs - 1], Gen.OneOf(Gen.Const(50), Gen.Const(2000), Gen.Const(30_000)), Gen.Int[0, LongestMs].Array[1, 40],
        (fromMs, spreadMs, offsets) => offsets.Select(offset => Math.Min(fromMs + (offset % spreadMs), LongestMs - 1)).Order().ToArray());

    /// <summary>Sets of moments at which a line rises, of all sizes.</summary>
    public static readonly Gen<long[]> Rises = Gen.OneOf(
        Gen.Long[0, LongestMs - 1].Array[0, 10].Select(Sorted), Gen.Long[0, LongestMs - 1].Array[0, 300].Select(Sorted), Burst);

    /// <summary>Length of a slot; shorter than a policy may have it.</summary>
    public required int SlotSeconds { get; init; }

    /// <summary>Length of a window.</summary>
    public required int WindowSeconds { get; init; }

    /// <summary>Dead time after a counted rise, in ms.</summary>
    public required int LockoutMs { get; init; }

    /// <summary>Uptime in ms before which rises mean nothing.</summary>
    public int WarmUpMs { get; init; }

    /// <summary>When the runtime stands still, in order.</summary>
    public (long FromMs, long UntilMs)[] Frozen { get; init; } = [];

    /// <summary>When the wall clock is set, in order.</summary>
    public (long AtMs, long UtcMs)[] ClockSettings { get; init; } = [];

    /// <summary>How long a run takes: some windows.</summary>
    public long EndMs => LongestMs;

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"slot {SlotSeconds} s, window {WindowSeconds} s, lockout {LockoutMs} ms, warm-up {WarmUpMs} ms, "
            + $"frozen {string.Join(' ', Frozen)}, clock {string.Join(' ', ClockSettings)}";
    }

    private static long[] Sorted(long[] moments)
    {
        return [.. moments.Order()];
    }
}
