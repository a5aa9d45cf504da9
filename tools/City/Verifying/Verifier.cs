using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.City;

/// <summary>
/// Checks a file of received summaries against what EdgeNode promises: a second implementation, on System.Text.Json and
/// .NET's SHA-256. Lines of several boxes and runs may be mixed; each run is checked by itself.
/// </summary>
public sealed class Verifier
{
    /// <summary>Most faults that a result lists.</summary>
    public const int MostFaults = 100;

    // A device, or a file of another kind, may go on for ever.
    private const int MostForeignLines = 10_000;

    private readonly RunBook _runs = new();
    private readonly RunCheck _runCheck = new(namesLines: true);
    private readonly List<VerificationFault> _faults = [];
    private readonly PolicyShelf _policies = new();
    private readonly VerifierOptions _options;
    private readonly string _path;

    private int _faultCount;
    private int _lines;
    private int _absent;
    private int _foreignLines;
    private bool _isNamedPolicyUnusable;

    private Verifier(string path, VerifierOptions options)
    {
        _path = path;
        _options = options;
    }

    /// <summary>Checks a file.</summary>
    /// <param name="summaryFile">Path of the file, one summary a line.</param>
    /// <param name="policyFile">
    /// Path of the policy; null takes <c>policy.txt</c> and all <c>policy-*.txt</c> beside the summaries. Of those, one that
    /// cannot be used is a fault only where a line is without its policy: any box can send one that no other box uses.
    /// </param>
    /// <param name="options">What is put up with; null: nothing.</param>
    /// <exception cref="CityException">A file does not exist or cannot be read. No content of a file causes an exception.</exception>
    public static VerificationResult Verify(string summaryFile, string? policyFile = null, VerifierOptions? options = null)
    {
        using FileStream stream = InputFile.Open(summaryFile);
        return Verify(stream, summaryFile, policyFile, options);
    }

    /// <summary>Checks a stream, as <see cref="Verify(string, string?, VerifierOptions?)"/> does a file.</summary>
    /// <param name="summaries">The stream. Reading ends early at what can be no summaries, so that it need not have an end.</param>
    /// <param name="name">What faults call it; policies are looked for beside it.</param>
    /// <param name="policyFile">Path of the policy, or null.</param>
    /// <param name="options">What is put up with; null: nothing.</param>
    /// <exception cref="CityException">It cannot be read.</exception>
    public static VerificationResult Verify(Stream summaries, string name, string? policyFile, VerifierOptions? options)
    {
        var verifier = new Verifier(name, options ?? new VerifierOptions());
        try
        {
            verifier.Take(summaries, policyFile);
            return verifier.ToResult();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"{name}: cannot be read: {exception.Message}");
        }
    }

    private static IEnumerable<string> PoliciesBeside(string summaryFile)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(summaryFile))!;
        string newest = Path.Combine(folder, "policy.txt");
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "policy-*.txt").Order(StringComparer.Ordinal).Prepend(newest)
            : [newest];
    }

    private void TakePolicies(string? named)
    {
        foreach (string path in named is null ? PoliciesBeside(_path) : [named])
        {
            VerificationFault? fault = _policies.Add(path, named is null ? "; it is looked for beside the summaries, or give --policy FILE" : "");
            if (named is not null && fault is not null)
            {
                Add(fault);
                _isNamedPolicyUnusable = true;
            }
        }
    }

    private void Take(Stream stream, string? policyFile)
    {
        if (policyFile is not null)
        {
            TakePolicies(policyFile);
        }

        var lines = new BoundedLines(stream, SummaryText.Length);
        byte[]? line = lines.Next();
        if (line is null)
        {
            Add(new VerificationFault(_path, 0, "holds no summary"));
            return;
        }

        // Only now: where nothing was received, no policy was received either.
        if (policyFile is null)
        {
            TakePolicies(null);
        }

        for (; line is not null; line = lines.Next())
        {
            _lines++;
            if (lines.IsOverLimit)
            {
                Add($"a line of {BoundedLines.Limit} bytes and more; reading ended here");
                return;
            }

            bool isRead = Take(line);
            _foreignLines = isRead ? 0 : _foreignLines + 1;
            if (_foreignLines == MostForeignLines)
            {
                Add($"{MostForeignLines} lines on end hold no summary; reading ended here");
                return;
            }

            if (!lines.IsEnded)
            {
                Add("does not end with a line feed");
            }
        }
    }

    private bool Take(byte[] bytes)
    {
        if (!SummaryForm.TryRead(bytes, out SummaryLine? line, out string reason))
        {
            Add(reason);
            return false;
        }

        Policy? policy = _policies.Find(line.PolicyHash);
        if (policy is null && !_isNamedPolicyUnusable)
        {
            Add(_policies.WhyMissing(line.PolicyHash));
        }

        if (policy is not null)
        {
            foreach (string fault in PolicyFit.FaultsOf(line, policy))
            {
                Add(fault);
            }
        }

        UInt128 hash = RunBook.NumberOf(PolicyShelf.HashOf(SummaryLineReader.WithoutPadding(bytes)));
        ref RunState run = ref _runs.StateOf(line.Node, line.Run);
        foreach (string fault in _runCheck.Take(ref run, line, hash, _lines, policy, _options.AcceptsLateStart))
        {
            Add(fault);
        }

        _absent += line.Buckets.Count(channel => channel.Value is null);
        return true;
    }

    private void Add(string reason)
    {
        Add(new VerificationFault(_path, _lines, reason));
    }

    private void Add(VerificationFault fault)
    {
        _faultCount++;
        if (_faults.Count < MostFaults)
        {
            _faults.Add(fault);
        }
    }

    private VerificationResult ToResult()
    {
        return new VerificationResult
        {
            Faults = _faults,
            FaultCount = _faultCount,
            Lines = _lines,
            Nodes = _runs.CountNodes(),
            Runs = _runs.Count,
            Gaps = _runCheck.Gaps,
            Duplicates = _runCheck.Duplicates,
            Absent = _absent,
            PolicyChanges = _runCheck.PolicyChanges,
            ClockCorrections = _runCheck.ClockCorrections,
        };
    }
}
