using EdgeNode.City;
using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>Reads the folder of a run. The names of its files are fixed.</summary>
internal static class RunFolder
{
    public const string ReceivedFile = "received.jsonl";
    public const string StreetFile = "street.csv";
    public const string PolicyFile = "policy.txt";
    public const string AboutFile = "about.jsonl";
    public const string StateFile = "state.jsonl";
    public const string HealthFile = "health.jsonl";
    public const string BrokerFile = "broker.jsonl";

    // A file of a run is a few megabytes for a year; a hundred times that is not one.
    private const long GreatestFileBytes = 512L * 1024 * 1024;

    /// <summary>Reads all files. <c>received.jsonl</c> and <c>policy.txt</c> must be there; the others may be absent.</summary>
    /// <exception cref="ReportException">A file is missing, cannot be read or holds something else.</exception>
    public static RunFiles Read(string folder)
    {
        return new RunFiles(
            ReadPolicy(Required(folder, PolicyFile)),
            FileLines.Split(Required(folder, ReceivedFile)).Select(ReceivedSummary.Read).ToList(),
            StreetReader.Read(Optional(folder, StreetFile)),
            ReadDocuments(folder, AboutFile),
            ReadDocuments(folder, StateFile),
            ReadDocuments(folder, HealthFile),
            FileLines.Split(Optional(folder, BrokerFile)).Select(ReadEvent).ToList());
    }

    private static Policy ReadPolicy(byte[] text)
    {
        if (PolicyParser.TryParse(text, out Policy policy, out PolicyFault fault))
        {
            return policy;
        }

        string reason = $"found '{fault.Found}', allowed is {fault.Allowed}";
        throw fault.Line > 0 ? new ReportException(PolicyFile, fault.Line, reason) : new ReportException(PolicyFile, reason);
    }

    private static List<ReceivedDocument> ReadDocuments(string folder, string file)
    {
        return FileLines.Split(Optional(folder, file)).Select(line => DocumentReader.Read(file, line)).ToList();
    }

    private static BrokerLogLine ReadEvent(FileLine line)
    {
        return BrokerLogReader.TryRead(line.Bytes, out BrokerLogLine? read, out string reason)
            ? read
            : throw new ReportException(BrokerFile, line.Number, $"expected a broker event: {reason}");
    }

    private static byte[] Required(string folder, string file)
    {
        return TryRead(folder, file) ?? throw new ReportException(file, "not found in the folder of the run");
    }

    private static byte[] Optional(string folder, string file)
    {
        return TryRead(folder, file) ?? [];
    }

    private static byte[]? TryRead(string folder, string file)
    {
        string path = Path.Combine(folder, file);
        try
        {
            FileInfo info = new(path);
            if (!info.Exists)
            {
                return null;
            }

            if (info.Length > GreatestFileBytes)
            {
                throw new ReportException(file, "larger than 512 MB");
            }

            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ReportException(file, "cannot be read");
        }
    }
}
