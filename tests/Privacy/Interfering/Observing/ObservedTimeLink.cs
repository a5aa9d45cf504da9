using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>A way to time servers that notes all that the firmware says to it.</summary>
internal sealed class ObservedTimeLink(VirtualTimeLink inner, EgressLog log) : IDatagramLink, IRuntimeFreezer
{
    /// <summary>The servers that there are, by name.</summary>
    public Dictionary<string, VirtualTimeServer> Servers => inner.Servers;

    /// <inheritdoc/>
    public long FrozenUntilMs => inner.FrozenUntilMs;

    /// <inheritdoc/>
    public DatagramPhase Phase => inner.Phase;

    /// <inheritdoc/>
    public void BeginOpen(string host, int port)
    {
        log.Add(EgressKind.NameQuery, host, $"port {port}", []);
        inner.BeginOpen(host, port);
    }

    /// <inheritdoc/>
    public bool TrySend(byte[] datagram, int count)
    {
        log.Add(EgressKind.TimeQuestion, "", "", datagram.AsSpan(0, count));
        return inner.TrySend(datagram, count);
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer)
    {
        return inner.Receive(buffer);
    }

    /// <inheritdoc/>
    public void Close()
    {
        log.Add(EgressKind.Close, "time", "", []);
        inner.Close();
    }
}
