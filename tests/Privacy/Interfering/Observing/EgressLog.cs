using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Privacy.Tests;

/// <summary>Everything that left the firmware or was stored by it, in order.</summary>
internal sealed class EgressLog
{
    private readonly List<EgressEntry> _entries = [];
    private IClock? _clock;

    /// <summary>What left, in order.</summary>
    public IReadOnlyList<EgressEntry> Entries => _entries;

    /// <summary>Bytes of payloads, stored entries and wills.</summary>
    public long ByteCount => _entries.Sum(entry => (long)entry.Bytes.Length);

    /// <summary>Says whose time it is. What is put into the store before the box has a clock is not the firmware's doing, and not noted.</summary>
    public void StartOn(IClock clock)
    {
        _clock = clock;
    }

    /// <summary>Takes note of one thing, at the present moment. The bytes are copied.</summary>
    public void Add(EgressKind kind, string name, string detail, ReadOnlySpan<byte> bytes)
    {
        if (_clock != null)
        {
            long utcMs = _clock.TryGetUtcMs(out long trusted) ? trusted : -1;
            _entries.Add(new EgressEntry(kind, _clock.UptimeMs, utcMs, name, detail, bytes.ToArray()));
        }
    }

    /// <summary>The same record without some of its entries.</summary>
    public EgressLog Without(Predicate<EgressEntry> isLeftOut)
    {
        EgressLog log = new();
        log._entries.AddRange(_entries.Where(entry => !isLeftOut(entry)));
        return log;
    }

    /// <summary>All names, details and bytes, one after the other.</summary>
    public byte[] ToBytes()
    {
        using MemoryStream all = new();
        foreach (EgressEntry entry in _entries)
        {
            all.Write(Encoding.ASCII.GetBytes($"{entry.Name} {entry.Detail}\n"));
            all.Write(entry.Bytes);
            all.WriteByte((byte)'\n');
        }

        return all.ToArray();
    }

    /// <summary>Says where two logs differ, in bytes or moments; null where they are the same.</summary>
    public string? FirstDifferenceTo(EgressLog other)
    {
        return FirstDifference(other, static (one, another) => one.IsSameAs(another));
    }

    /// <summary>Says where two logs differ in anything but the content of bytes; null where they do not.</summary>
    public string? FirstDifferenceOfShapeTo(EgressLog other)
    {
        return FirstDifference(other, static (one, another) => one.HasShapeOf(another));
    }

    private string? FirstDifference(EgressLog other, Func<EgressEntry, EgressEntry, bool> isSame)
    {
        for (int i = 0; i < Math.Max(_entries.Count, other._entries.Count); i++)
        {
            EgressEntry? one = i < _entries.Count ? _entries[i] : null;
            EgressEntry? another = i < other._entries.Count ? other._entries[i] : null;
            if (one == null || another == null || !isSame(one, another))
            {
                return $"entry {i}\n  {one?.ToString() ?? "nothing"}\n  {another?.ToString() ?? "nothing"}";
            }
        }

        return null;
    }
}
