using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>A store in front of another one that notes all that the firmware writes, also what is overwritten or deleted later.</summary>
internal sealed class ObservedStore(IDurableStore inner, EgressLog log) : IDurableStore
{
    /// <inheritdoc/>
    public int Length(string name)
    {
        return inner.Length(name);
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        return inner.Read(name, position, buffer, count);
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        log.Add(EgressKind.Append, name, "", data.AsSpan(0, count));
        return inner.TryAppend(name, data, count);
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        log.Add(EgressKind.Replace, name, "", data.AsSpan(0, count));
        return inner.TryReplace(name, data, count);
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        log.Add(EgressKind.Delete, name, "", []);
        return inner.TryDelete(name);
    }
}
