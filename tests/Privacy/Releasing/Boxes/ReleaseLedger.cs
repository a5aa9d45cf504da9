using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>
/// Watches one box over all its boots: what it draws, what it writes and what it sends, against windows that are kept beside
/// it. Whatever refutes claim C10 throws at once.
/// </summary>
internal sealed class ReleaseLedger
{
    private const int TextLength = 311;
    private const int RecordLength = TextLength + 8;
    private const long ToleranceMs = 5000;

    // Where the summaries of the watched box go, by its settings.
    private static readonly byte[] Topic = "edgenode/1/example/kx7q22/summary"u8.ToArray();

    private readonly Dictionary<string, byte[]> _provisioned = [];
    private readonly Dictionary<(string Run, int Seq), string> _texts = [];
    private readonly Dictionary<(string Run, int Boot), int> _boots = [];
    private readonly ReferenceWindow[] _windows;
    private RecordingEntropy _entropy = null!;
    private string? _awaited;
    private int _bootCount;
    private int _seenDraws;
    private long _slotStartMs;

    public ReleaseLedger(params ReferenceWindow[] windows)
    {
        _windows = windows;
        Store = new FaultyStore(Written);
    }

    public FaultyStore Store { get; }

    public int Released => _texts.Count;

    public int Draws { get; private set; }

    public int Sent { get; private set; }

    public int Repeated { get; private set; }

    /// <summary>Texts of all summaries released, by number.</summary>
    public IEnumerable<string> Texts => _texts.OrderBy(pair => pair.Key.Seq).Select(pair => pair.Value);

    private HashSet<string> SentTexts { get; } = [];

    public void Provision(params (string Name, byte[]? Content)[] parts)
    {
        MemoryStore told = new();
        told.Tell(parts);
        told.Lock();
        foreach ((string name, byte[] content) in told.Entries)
        {
            _provisioned[name] = content;
            Store.TryReplace(name, content, content.Length);
        }
    }

    /// <summary>A new boot: whatever was open is forfeit.</summary>
    public void Boot(RecordingEntropy entropy)
    {
        _entropy = entropy;
        _awaited = null;
        _seenDraws = 0;
        _slotStartMs = 0;
        _bootCount++;
    }

    /// <summary>The node has started: one draw for each window, and the windows are open.</summary>
    public void Started()
    {
        Check(_entropy.DrawCount == _windows.Length, $"{_entropy.DrawCount} draws at the start");
        foreach (ReferenceWindow window in _windows)
        {
            window.Open(0, NextNoise(window));
        }
    }

    public void Rise(long uptimeMs)
    {
        foreach (ReferenceWindow window in _windows)
        {
            window.Rise(uptimeMs);
        }
    }

    /// <summary>Called after each step, also after one in which power went: draws tell which windows closed in it.</summary>
    public void Stepped(long uptimeMs)
    {
        int draws = _entropy.DrawCount - _seenDraws;
        if (draws == 0)
        {
            Check(_awaited == null, "a summary without a window that closed");
            return;
        }

        // The first window is a slot long and closes with each; those that close are drawn for in order.
        Check(draws <= _windows.Length, $"{draws} draws at one moment");
        Check(uptimeMs - _slotStartMs >= 900_000 - ToleranceMs, $"a slot of {uptimeMs - _slotStartMs} ms");
        string channels = string.Join(',', _windows.Take(draws).Select(window => Close(window, uptimeMs)));
        long lengthMs = uptimeMs - _slotStartMs;
        string expected = $"\"up\":{_slotStartMs / 1000},\"len\":{(lengthMs + 500) / 1000}|{{{channels}}}";
        Check(_awaited == null || _awaited == expected, $"released {_awaited}; the windows give {expected}");
        _awaited = null;
        _slotStartMs = uptimeMs;
    }

    public void SentMessage(string topic, byte[] payload)
    {
        if (!topic.EndsWith("/summary", StringComparison.Ordinal))
        {
            return;
        }

        string text = Encoding.ASCII.GetString(payload);
        (string, int) key = KeyOf(JsonDocument.Parse(text).RootElement);
        Check(_texts.TryGetValue(key, out string? known) && known == text, $"sent what was never stored: {text}");
        Check(Store.Entries.Where(entry => entry.Key.StartsWith("outbox-", StringComparison.Ordinal)).Any(entry => entry.Value.AsSpan().IndexOf(payload) >= 0),
            $"sent before it was in the store, or after it had left it: {text}");
        Sent++;
        Repeated += SentTexts.Add(text) ? 0 : 1;
    }

    private static void Check(bool holds, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(what);
        }
    }

    private static (string Run, int Seq) KeyOf(JsonElement summary)
    {
        return (summary.GetProperty("run").GetString()!, summary.GetProperty("seq").GetInt32());
    }

    private string Close(ReferenceWindow window, long uptimeMs)
    {
        Check(uptimeMs - window.OpenedMs >= window.WindowMs - ToleranceMs, $"{window.Name} closed after {uptimeMs - window.OpenedMs} ms");
        int bucket = window.Bucket();
        window.Open(uptimeMs, NextNoise(window));
        return $"\"{window.Name}\":{bucket}";
    }

    private int NextNoise(ReferenceWindow window)
    {
        Draws++;
        return _entropy.NoiseOf(_seenDraws++, window.M);
    }

    // Every byte of every entry is explained: a number, a name of chance, a check value, or the text of a summary.
    private void Written(string name, byte[] content)
    {
        if (_provisioned.TryGetValue(name, out byte[]? provisioned))
        {
            Check(content.SequenceEqual(provisioned), $"{name} was changed");
        }
        else if (name is "run" or "run-2")
        {
            // Name, boot, and the serial number, which in the first run of a store is the boot.
            Check(content.Length == 20 && content[..8].All(digit => Uri.IsHexDigit((char)digit)) && HasCheck([.. Topic, .. content], content), name);
            Check(content.AsSpan(8, 4).SequenceEqual(content.AsSpan(12, 4)), "a serial number that is not the boot");
        }
        else if (name is "outbox-acked" or "outbox-acked-2")
        {
            Mark(name, content);
        }
        else
        {
            Check(name.StartsWith("outbox-", StringComparison.Ordinal) && content.Length % RecordLength == 0, $"the store has an entry {name}");
            for (int at = 0; at < content.Length; at += RecordLength)
            {
                Record(content[at..(at + RecordLength)]);
            }
        }
    }

    // Number, link and check value. The link is that of the summary before, which the next one will bear, or not told.
    private void Mark(string name, byte[] content)
    {
        Check(content.Length == 40, name);

        // A run that begins writes this first, and its own name next.
        string? run = Store.Entries.TryGetValue("run", out byte[]? entry) || Store.Entries.TryGetValue("run-2", out entry)
            ? Encoding.ASCII.GetString(entry, 0, 8) : null;
        string link = Encoding.ASCII.GetString(content, 4, 32);
        int first = BinaryPrimitives.ReadInt32BigEndian(content);
        Check(run == null || HasCheck([.. Encoding.ASCII.GetBytes(run), .. content], content), name);
        Check(link == new string('0', 32) || (run != null && _texts.TryGetValue((run, first - 1), out string? text) && link == LinkOf(text)), name);
    }

    private static string LinkOf(string text)
    {
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(text.TrimEnd(' '))).AsSpan(0, 16));
    }

    private void Record(byte[] record)
    {
        string text = Encoding.ASCII.GetString(record, 0, TextLength);
        JsonElement summary = JsonDocument.Parse(text).RootElement;
        (string Run, int Seq) key = KeyOf(summary);
        Check(BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(TextLength)) == key.Seq, "a record's number");
        Check(HasCheck([.. Encoding.ASCII.GetBytes(key.Run), .. record], record), "a record's check value");
        if (_texts.TryGetValue(key, out string? known))
        {
            Check(known == text, $"two summaries are number {key.Seq}: {known} {text}");
            return;
        }

        // New: it is of this boot and of the slot that ends now, and no other was stored for that.
        _texts[key] = text;
        Check(_boots.TryAdd((key.Run, summary.GetProperty("boot").GetInt32()), _bootCount)
            || _boots[(key.Run, summary.GetProperty("boot").GetInt32())] == _bootCount, $"released after its boot was over: {text}");
        Check(_awaited == null, $"a second summary of one slot: {text}");
        _awaited = $"\"up\":{summary.GetProperty("up")},\"len\":{summary.GetProperty("len")}|{summary.GetProperty("ch")}";
    }

    private static bool HasCheck(byte[] covered, byte[] content)
    {
        uint crc = Crc32.Add(Crc32.Empty, covered, 0, covered.Length - 4);
        return BinaryPrimitives.ReadUInt32BigEndian(content.AsSpan(content.Length - 4)) == crc;
    }
}
