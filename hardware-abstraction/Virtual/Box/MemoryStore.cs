using System.Buffers;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>A durable store in memory whose commits can be made to fail. A failed commit changes nothing.</summary>
public sealed class MemoryStore : IDurableStore
{
    private const int LongestName = 24;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private int _failuresLeft;

    /// <summary>What is stored, by name. The arrays are replaced by later commits, never changed.</summary>
    public IReadOnlyDictionary<string, byte[]> Entries => _entries;

    /// <summary>Commits that succeeded.</summary>
    public int Commits { get; private set; }

    /// <summary>Makes the next commits fail.</summary>
    /// <param name="count">How many; 0 takes an earlier call back.</param>
    public void FailNextCommits(int count)
    {
        _failuresLeft = count;
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        Check(name);
        return _entries.TryGetValue(name, out byte[]? content) ? content.Length : StoreAnswer.Missing;
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        Check(name);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (!_entries.TryGetValue(name, out byte[]? content))
        {
            return StoreAnswer.Missing;
        }

        int available = Math.Clamp(content.Length - position, 0, count);
        content.AsSpan(Math.Min(position, content.Length), available).CopyTo(buffer);
        return available;
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        Check(name);
        return TryCommit() && Put(name, [.. _entries.GetValueOrDefault(name, []), .. data.AsSpan(0, count)]);
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        Check(name);
        return TryCommit() && Put(name, data.AsSpan(0, count).ToArray());
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        Check(name);
        if (!TryCommit())
        {
            return false;
        }

        _entries.Remove(name);
        return true;
    }

    private static void Check(string name)
    {
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException($"'{name}' is not 1 to {LongestName} of a-z0-9-.", nameof(name));
        }
    }

    private bool Put(string name, byte[] content)
    {
        _entries[name] = content;
        return true;
    }

    private bool TryCommit()
    {
        if (_failuresLeft > 0)
        {
            _failuresLeft--;
            return false;
        }

        Commits++;
        return true;
    }
}
