using System.Globalization;
using System.Text;
using EdgeNode.City;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// What a broker has of one box's summaries, in the order in which they came: a number has one text, and the chain holds wherever no
/// number is missing. The rules are those of the city's verifier, which some of the cases are handed to as they are.
/// </summary>
internal sealed class BrokerMemory
{
    private const string NoSummaryBefore = "00000000000000000000000000000000";

    private readonly Dictionary<(string Run, int Seq), string> _texts = [];
    private readonly List<string> _lines = [];

    public BrokerMemory()
    {
    }

    private BrokerMemory(BrokerMemory other)
    {
        _texts = new(other._texts);
        _lines = [.. other._lines];
    }

    /// <summary>Publishes of a summary that was there already.</summary>
    public int Repeats { get; private set; }

    public BrokerMemory Copy()
    {
        return new BrokerMemory(this);
    }

    public void Receive(string run, int seq, string text)
    {
        string known = _texts.GetValueOrDefault((run, seq), text);
        Assert.AreEqual(known, text, "one number, two texts");
        if (!_texts.TryAdd((run, seq), text))
        {
            Repeats++;
            return;
        }

        _lines.Add(text);
    }

    public bool Has(string run, int seq)
    {
        return _texts.ContainsKey((run, seq));
    }

    /// <summary>Numbers that are missing between the first and the last of a run, each of them shown by one that came later.</summary>
    public int Gaps(string run)
    {
        int next = 0;
        int gaps = 0;
        string link = NoSummaryBefore;
        foreach (((string Run, int Seq) key, string text) in _texts.Where(entry => entry.Key.Run == run))
        {
            Assert.IsGreaterThanOrEqualTo(next, key.Seq, "out of order");
            gaps += key.Seq - next;
            if (key.Seq == next)
            {
                Assert.Contains($"\"prev\":\"{link}\"}}", text, $"summary {key.Seq} is not chained to the one before");
            }

            next = key.Seq + 1;
            link = LinkOf(text);
        }

        return gaps;
    }

    /// <summary>Has the city's verifier look through everything: gaps are all that it may find.</summary>
    /// <param name="policy">The policy's text.</param>
    public void AssertVerifies(string policy)
    {
        string folder = Directory.CreateTempSubdirectory("edgenode-broker-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "policy.txt"), policy);
            string file = Path.Combine(folder, "summaries.jsonl");
            File.WriteAllText(file, string.Concat(_lines.Select(line => line + "\n")));
            VerificationResult result = Verifier.Verify(file);
            string[] others = [.. result.Faults.Select(fault => fault.Reason).Where(reason => !reason.EndsWith(" missing", StringComparison.Ordinal))];
            Assert.IsEmpty(others, string.Join(", ", others));
            Assert.AreEqual(0, result.Duplicates);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string LinkOf(string text)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(text.TrimEnd(' '));
        return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(bytes).AsSpan(0, 16)).ToLower(CultureInfo.InvariantCulture);
    }
}
