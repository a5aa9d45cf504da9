using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A durable store in memory whose commits can be made to fail, and whose entries can be damaged or unreadable. A failed commit
/// changes nothing.
/// </summary>
public sealed class MemoryStore : IDurableStore
{
    private const int LongestName = 24;

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _damaged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
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

    /// <summary>Spoils what an entry holds, until it is replaced or deleted.</summary>
    public void Damage(string name)
    {
        Check(name);
        _damaged.Add(name);
    }

    /// <summary>Has an entry answer nothing and take nothing, as a file that the driver cannot open.</summary>
    /// <param name="name">The entry.</param>
    /// <param name="isUnreadable">False takes an earlier call back.</param>
    public void Hold(string name, bool isUnreadable = true)
    {
        Check(name);
        _ = isUnreadable ? _unreadable.Add(name) : _unreadable.Remove(name);
    }

    /// <inheritdoc/>
    public int Length(string name)
    {
        Check(name);
        return TryGet(name, out byte[]? content, out int answer) ? content.Length : answer;
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        Check(name);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        if (!TryGet(name, out byte[]? content, out int answer))
        {
            return answer;
        }

        int available = Math.Clamp(content.Length - position, 0, count);
        content.AsSpan(Math.Min(position, content.Length), available).CopyTo(buffer);
        return available;
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        Check(name);
        return !_damaged.Contains(name) && TryCommit(name) && Put(name, [.. _entries.GetValueOrDefault(name, []), .. data.AsSpan(0, count)]);
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        Check(name);
        return TryCommit(name) && Put(name, data.AsSpan(0, count).ToArray());
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        Check(name);
        if (!TryCommit(name))
        {
            return false;
        }

        _entries.Remove(name);
        _damaged.Remove(name);
        return true;
    }

    private static void Check(string name)
    {
        if (name.Length is 0 or > LongestName || name.AsSpan().ContainsAnyExcept(NameCharacters))
        {
            throw new ArgumentException($"'{name}' is not 1 to {LongestName} of a-z0-9-.", nameof(name));
        }
    }

    private bool TryGet(string name, [NotNullWhen(true)] out byte[]? content, out int answer)
    {
        answer = _unreadable.Contains(name) ? StoreAnswer.Unreadable
            : !_entries.ContainsKey(name) ? StoreAnswer.Missing
            : _damaged.Contains(name) ? StoreAnswer.Damaged
            : 0;
        content = answer == 0 ? _entries[name] : null;
        return answer == 0;
    }

    private bool Put(string name, byte[] content)
    {
        _damaged.Remove(name);
        _entries[name] = content;
        return true;
    }

    private bool TryCommit(string name)
    {
        if (_unreadable.Contains(name))
        {
            return false;
        }

        if (_failuresLeft > 0)
        {
            _failuresLeft--;
            return false;
        }

        Commits++;
        return true;
    }
}
