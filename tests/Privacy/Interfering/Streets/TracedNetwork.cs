using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A radio network whose signal follows a trace, and which notes when the firmware begins to join it.</summary>
internal sealed class TracedNetwork(IClock clock, Func<long, int?> signalDbm, EgressLog log) : INetwork
{
    /// <inheritdoc/>
    public bool IsRadioOn => true;

    /// <inheritdoc/>
    public void BeginJoin()
    {
        log.Add(EgressKind.Join, "", "", []);
    }

    /// <inheritdoc/>
    public bool TryGetSignalDbm(out int dbm)
    {
        int? signal = signalDbm(clock.UptimeMs);
        dbm = signal ?? 0;
        return signal.HasValue;
    }
}
