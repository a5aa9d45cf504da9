using System.Diagnostics.Metrics;
using EdgeNode.Intake;

namespace EdgeNode.Gateway;

/// <summary>What a gateway has at this moment: what <c>/readyz</c> and two metrics tell.</summary>
internal sealed class GatewayState : IDisposable
{
    /// <summary>Name of the gateway's own meter.</summary>
    internal const string MeterName = "EdgeNode.Gateway";

    private readonly Meter _meter = new(MeterName);
    private volatile Receiver? _receiver;
    private volatile bool _isStoreMissed;

    internal GatewayState()
    {
        _meter.CreateObservableGauge("edgenode.gateway.broker.connected", () => IsConnected ? 1 : 0, description: "1 while there is a connection to the broker");
        _meter.CreateObservableGauge("edgenode.gateway.store.available", () => IsStoreAvailable ? 1 : 0, description: "1 while the store takes messages");
    }

    /// <summary>The gateway's own meter.</summary>
    internal Meter Meter => _meter;

    /// <summary>Whether there is a connection to the broker.</summary>
    internal bool IsConnected => _receiver is { IsConnected: true };

    /// <summary>Whether the store takes messages.</summary>
    internal bool IsStoreAvailable => _receiver is { IsStoreAvailable: true } && !_isStoreMissed;

    /// <summary>From here on there is a receiver.</summary>
    internal void Follow(Receiver receiver)
    {
        _receiver = receiver;
    }

    /// <summary>Takes note of whether work beside the receiver has found the store.</summary>
    internal void NoteStore(bool isThere)
    {
        _isStoreMissed = !isThere;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
    }
}
