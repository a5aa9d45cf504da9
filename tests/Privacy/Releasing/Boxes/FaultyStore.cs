using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>Flash that keeps to its contract under power cuts and failing commits, and shows each content that it ever had.</summary>
/// <param name="written">Told the name and the new content whenever an entry changes.</param>
internal sealed class FaultyStore(Action<string, byte[]> written) : IDurableStore
{
    private readonly SortedDictionary<string, byte[]> _entries = new(StringComparer.Ordinal);
    private int _soundCommits = -1;
    private CommitFault _fault;

    public IReadOnlyDictionary<string, byte[]> Entries => _entries;

    /// <summary>Has the commit after <paramref name="soundCommits"/> more go wrong.</summary>
    public void Spoil(int soundCommits, CommitFault fault)
    {
        _soundCommits = soundCommits;
        _fault = fault;
    }

    public int Length(string name)
    {
        return _entries.TryGetValue(name, out byte[]? content) ? content.Length : StoreAnswer.Missing;
    }

    public int Read(string name, int position, byte[] buffer, int count)
    {
        if (!_entries.TryGetValue(name, out byte[]? content))
        {
            return StoreAnswer.Missing;
        }

        int available = Math.Clamp(content.Length - position, 0, count);
        content.AsSpan(Math.Min(position, content.Length), available).CopyTo(buffer);
        return available;
    }

    public bool TryAppend(string name, byte[] data, int count)
    {
        return TryCommit(name, [.. _entries.GetValueOrDefault(name, []), .. data.AsSpan(0, count)]);
    }

    public bool TryReplace(string name, byte[] data, int count)
    {
        return TryCommit(name, data.AsSpan(0, count).ToArray());
    }

    public bool TryDelete(string name)
    {
        return TryCommit(name, null);
    }

    private bool TryCommit(string name, byte[]? content)
    {
        bool isSpoiled = _soundCommits-- == 0;
        if (!isSpoiled || _fault is CommitFault.FailsWithNewContent or CommitFault.CutAfter)
        {
            Change(name, content);
        }

        return !isSpoiled || (_fault is CommitFault.CutBefore or CommitFault.CutAfter ? throw new PowerCutException() : false);
    }

    private void Change(string name, byte[]? content)
    {
        if (content == null)
        {
            _entries.Remove(name);
            return;
        }

        _entries[name] = content;
        written(name, content);
    }
}
