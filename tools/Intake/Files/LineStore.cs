using System.Buffers.Binary;
using System.Security.Cryptography;
using EdgeNode.City;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>
/// A store of plain files, for a person with a terminal: payloads byte for byte, one a line, in the order in which they came, and
/// beside them a file of the times of receipt. The files are opened when the store is first used.
/// </summary>
public sealed class LineStore : IIntakeStore
{
    private const string QuarantineName = "quarantine.jsonl";
    private const string PolicyName = "policy.txt";

    private static readonly MessageKind[] DocumentKinds = [MessageKind.State, MessageKind.About, MessageKind.Health];

    private readonly LineStoreOptions _options;
    private readonly string _folder;
    private readonly string _name;
    private readonly FileIndex _index = new();
    private readonly PolicyFiles _policies;
    private readonly ReceivedFiles _files;
    private readonly Dictionary<BrokerSession, DateTime> _sessions = [];

    /// <summary>Makes a store; touches nothing yet.</summary>
    /// <param name="options">Which files.</param>
    public LineStore(LineStoreOptions options)
    {
        _options = options;
        string path = Path.GetFullPath(options.SummaryFile);
        _folder = Path.GetDirectoryName(path)!;
        _name = Path.GetFileName(path);
        _files = new ReceivedFiles(_folder);
        _policies = new PolicyFiles(_folder);
    }

    private string TimesName => $"{Path.GetFileNameWithoutExtension(_name)}.times.jsonl";

    /// <inheritdoc/>
    /// <exception cref="CityException">A file holds something that no receiver wrote, or another receiver writes it.</exception>
    public Task<Filing[]> CommitAsync(IReadOnlyList<IntakeEntry> batch, CancellationToken cancellationToken)
    {
        Open();
        try
        {
            Filing[] filings = [.. batch.Select(FileOne)];
            _files.Commit();
            _index.Accept();
            return Task.FromResult(filings);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _files.Forget();
            _index.Undo();
            throw Unavailable(failure);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CityException">As for <see cref="CommitAsync"/>.</exception>
    public Task<DateTime?> NoteSessionAsync(BrokerSession session, DateTime nowUtc, CancellationToken cancellationToken)
    {
        Open();
        DateTime? last = _sessions.TryGetValue(session, out DateTime known) ? known : null;
        if (_options.KeepsTimes)
        {
            try
            {
                _files.Add(TimesName, TimesLine.OfSession(session, nowUtc));
                _files.Commit();
            }
            catch (IOException failure)
            {
                throw Unavailable(failure);
            }
        }

        _sessions[session] = nowUtc;
        return Task.FromResult(last);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    private StoreUnavailableException Unavailable(Exception failure)
    {
        return new StoreUnavailableException($"cannot write beside '{_options.SummaryFile}': {failure.Message}", failure);
    }

    private void Open()
    {
        if (!_files.IsEmpty)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(_folder);

            // First, since it is the lock. A time is written before what it tells of, and so counts for whatever is there.
            if (_options.KeepsTimes)
            {
                _files.Open(TimesName, isOnlyWriter: true, TimesLine.IsOwn, LoadTimes);
            }

            _files.Open(_name, isOnlyWriter: false, line => FileKey.TryRead(line, out _), LoadSummary);
            if (File.Exists(Path.Combine(_folder, QuarantineName)))
            {
                _files.Open(QuarantineName, isOnlyWriter: false, LineFile.IsObject, LoadQuarantine);
            }

            foreach (MessageKind kind in DocumentKinds)
            {
                _files.Open(DocumentName(kind), isOnlyWriter: false, LineFile.IsObject, line => _index.LoadDocument(kind, NameOf(line)));
            }
        }
        catch (Exception failure)
        {
            _files.Abandon();
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new CityException($"cannot write '{_options.SummaryFile}' and the files beside it: {failure.Message}");
            }

            throw;
        }
    }

    private Filing FileOne(IntakeEntry entry)
    {
        switch (entry)
        {
            case SummaryEntry summary:
                return FileSummary(summary);
            case DocumentEntry document:
                Filing filing = _index.AddDocument(document, NameOf(document.Payload.Span));
                return filing == Filing.Stored ? Keep(DocumentName(document.Kind), document.Box, document) : filing;
            case PolicyEntry policy:
                return FilePolicy(policy);
            case QuarantineEntry quarantine:
                return Quarantine(quarantine.Box, quarantine.Topic, quarantine.Reason, quarantine.Detail, quarantine, Filing.Quarantined);
            default:
                throw new ArgumentException($"no entry of a known kind: {entry.GetType().Name}", nameof(entry));
        }
    }

    private Filing FileSummary(SummaryEntry entry)
    {
        Filing filing = _index.AddSummary(new FileKey(entry.Box.Node, entry.Values.Run, entry.Values.Seq), NameOf(entry.Payload.Span));
        return filing switch
        {
            Filing.Stored => Keep(_name, entry.Box, entry),
            Filing.Contradicted => Quarantine(entry.Box, new Topics(entry.Box.Tenant, entry.Box.Node).Summary, QuarantineReason.Contradiction, "another summary of its run and number is there", entry, filing),
            _ => filing,
        };
    }

    private Filing FilePolicy(PolicyEntry entry)
    {
        if (_policies.IsNewest(entry.Payload.Span))
        {
            return Filing.Duplicate;
        }

        if (!_index.TryAddPolicy(entry.Box, NameOf(entry.Payload.Span)))
        {
            string topic = new Topics(entry.Box.Tenant, entry.Box.Node).Policy;
            return Quarantine(entry.Box, topic, QuarantineReason.TooManyPolicies, $"the box has sent {IntakeLimits.PoliciesPerBox} policies already", entry, Filing.Quarantined);
        }

        _policies.Keep(entry.Payload);
        AddTime(PolicyName, entry.Box, entry);
        return Filing.Stored;
    }

    private Filing Quarantine(BoxName? box, string topic, QuarantineReason reason, string detail, IntakeEntry entry, Filing filing)
    {
        if (!_index.TryAddQuarantine(box, entry.ReceivedUtc))
        {
            return Filing.Overflowed;
        }

        _files.Add(QuarantineName, QuarantineLine.Of(topic, reason, detail, entry));
        return filing;
    }

    private Filing Keep(string name, BoxName box, IntakeEntry entry)
    {
        AddTime(name, box, entry);
        _files.Add(name, entry.Payload.Span);
        return Filing.Stored;
    }

    private void AddTime(string name, BoxName box, IntakeEntry entry)
    {
        if (_options.KeepsTimes)
        {
            _files.Add(TimesName, new TimesLine(name, box, NameOf(entry.Payload.Span), entry.ReceivedUtc).ToBytes());
        }
    }

    private void LoadSummary(byte[] line)
    {
        if (FileKey.TryRead(line, out FileKey key))
        {
            _index.AddSummary(key, NameOf(line));
            _index.Accept();
        }
    }

    private void LoadQuarantine(byte[] line)
    {
        if (QuarantineLine.TryRead(line, out BoxName? box, out DateTime received))
        {
            _index.TryAddQuarantine(box, received);
            _index.Accept();
        }
    }

    private void LoadTimes(byte[] line)
    {
        if (TimesLine.TryReadSession(line, out BrokerSession session, out DateTime connected))
        {
            _sessions[session] = connected;
        }
        else if (TimesLine.TryRead(line, out TimesLine times) && times.File == PolicyName)
        {
            _index.TryAddPolicy(times.Box, times.Name);
            _index.Accept();
        }
    }

    private static string DocumentName(MessageKind kind)
    {
        return $"{kind.ToString().ToLowerInvariant()}.jsonl";
    }

    private static ulong NameOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, digest);
        return BinaryPrimitives.ReadUInt64BigEndian(digest);
    }
}
