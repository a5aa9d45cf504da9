using System.Security.Cryptography;

namespace EdgeNode.City;

/// <summary>
/// What a receiver writes: payloads byte for byte, one a line, in the order in which they came. Messages of several boxes
/// stand in the same files: each summary names its node and run. <c>policy.txt</c> is the newest policy; one that another
/// replaces is kept as <c>policy-HASH.txt</c>, up to 32 of them.
/// </summary>
internal sealed class ReceivedFolder : IDisposable
{
    private const int HashBytes = 16;

    // Whoever holds a box's certificate can send any number of policies; a city changes its own a few times a year.
    private const int MostOlderPolicies = 32;

    private readonly HashSet<SummaryKey> _keys = [];
    private readonly List<LineFile> _files = [];
    private readonly string _folder;
    private readonly LineFile _summaries;
    private readonly LineFile _states;
    private readonly LineFile _abouts;
    private readonly LineFile _healths;

    /// <summary>Opens the files, or makes them.</summary>
    /// <param name="summaryFile">Path of the file of summaries.</param>
    /// <exception cref="CityException">One of them holds something that no receiver wrote. It is left as it is.</exception>
    internal ReceivedFolder(string summaryFile)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(summaryFile))!;
        Directory.CreateDirectory(_folder);
        try
        {
            _summaries = Open(summaryFile, line => SummaryKey.TryRead(line, out _), line =>
            {
                if (SummaryKey.TryRead(line, out SummaryKey key))
                {
                    _keys.Add(key);
                }
            });
            _states = OpenDocuments("state.jsonl");
            _abouts = OpenDocuments("about.jsonl");
            _healths = OpenDocuments("health.jsonl");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Keeps a summary, unless one of the same node, run and number is there: the first copy counts.</summary>
    internal Filing KeepSummary(SummaryKey key, byte[] payload)
    {
        if (_keys.Contains(key))
        {
            return Filing.Known;
        }

        _summaries.Append(payload);
        _keys.Add(key);
        return Filing.Kept;
    }

    /// <summary>Keeps a document of one line.</summary>
    /// <param name="kind">State, about or health.</param>
    /// <param name="payload">The line.</param>
    /// <param name="isReplay">Whether a subscription brought it, not its sender: then it is kept only when it is new.</param>
    internal Filing KeepDocument(MessageKind kind, byte[] payload, bool isReplay)
    {
        LineFile file = kind switch
        {
            MessageKind.State => _states,
            MessageKind.About => _abouts,
            MessageKind.Health => _healths,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a document of one line."),
        };
        if (isReplay && file.Holds(payload))
        {
            return Filing.Known;
        }

        file.Append(payload);
        return Filing.Kept;
    }

    /// <summary>Makes a policy the newest one, unless it is that already or the folder holds too many that it replaced.</summary>
    /// <param name="payload">Text of a policy that can be used.</param>
    internal Filing KeepPolicy(byte[] payload)
    {
        string path = Path.Combine(_folder, "policy.txt");
        string returningPath = OlderPathOf(payload);
        if (File.Exists(path))
        {
            byte[] old = File.ReadAllBytes(path);
            if (old.AsSpan().SequenceEqual(payload))
            {
                return Filing.Known;
            }

            string olderPath = OlderPathOf(old);
            if (!File.Exists(olderPath) && CountOlderPolicies(returningPath) >= MostOlderPolicies)
            {
                return Filing.Refused;
            }

            File.Move(path, olderPath, overwrite: true);
        }

        string newPath = path + ".new";
        using (var stream = new FileStream(newPath, FileMode.Create))
        {
            stream.Write(payload);
            stream.Flush(flushToDisk: true);
        }

        File.Move(newPath, path, overwrite: true);
        File.Delete(returningPath);
        return Filing.Kept;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _files.ForEach(file => file.Dispose());
    }

    private string OlderPathOf(byte[] policy)
    {
        return Path.Combine(_folder, $"policy-{Convert.ToHexStringLower(SHA256.HashData(policy).AsSpan(0, HashBytes))}.txt");
    }

    private int CountOlderPolicies(string returningPath)
    {
        return Directory.EnumerateFiles(_folder, "policy-*.txt").Count(path => path != returningPath);
    }

    private LineFile OpenDocuments(string name)
    {
        return Open(Path.Combine(_folder, name), LineFile.IsObject, _ => { });
    }

    private LineFile Open(string path, Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        var file = new LineFile(path, isOwn, onLine);
        _files.Add(file);
        return file;
    }
}
