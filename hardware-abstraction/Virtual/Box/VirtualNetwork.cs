using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A radio network whose signal is set by hand.</summary>
public sealed class VirtualNetwork : INetwork
{
    /// <summary>Strength of the access point's signal in dBm, -100 to 0; null while the box has not joined.</summary>
    public int? SignalDbm { get; set; } = -60;

    /// <inheritdoc/>
    /// <remarks>Always: what stands in for the radio is there from the beginning.</remarks>
    public bool IsRadioOn => true;

    /// <inheritdoc/>
    public void BeginJoin()
    {
    }

    /// <inheritdoc/>
    public bool TryGetSignalDbm(out int dbm)
    {
        dbm = SignalDbm ?? 0;
        return SignalDbm.HasValue;
    }
}
