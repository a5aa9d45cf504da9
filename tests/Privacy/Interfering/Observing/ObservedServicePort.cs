using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A service port in front of another one that notes all that the firmware says on it.</summary>
internal sealed class ObservedServicePort(IServicePort inner, EgressLog log) : IServicePort
{
    /// <inheritdoc/>
    public int Read(byte[] buffer, int count)
    {
        return inner.Read(buffer, count);
    }

    /// <inheritdoc/>
    public bool TryWrite(byte[] data, int count)
    {
        log.Add(EgressKind.Say, "", "", data.AsSpan(0, count));
        return inner.TryWrite(data, count);
    }
}
