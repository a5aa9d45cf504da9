using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>The time around a chip, to the millisecond: what a street follows and a record is stamped with.</summary>
/// <param name="chip">Whose time it is.</param>
/// <param name="startMs">Uptime that counts as 0.</param>
internal sealed class ChipClock(Chip chip, long startMs) : IClock
{
    /// <inheritdoc/>
    public long UptimeMs => chip.Turns.NowMs - startMs;

    /// <inheritdoc/>
    /// <remarks>The wall clock of the chip, whether or not the firmware trusts it.</remarks>
    public bool TryGetUtcMs(out long utcMs)
    {
        utcMs = (chip.WallTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
        return true;
    }
}
