using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A way to time servers that notes all that the firmware says to it.</summary>
internal sealed class ObservedTimeLink(IDatagramLink inner, EgressLog log) : IDatagramLink
{
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
