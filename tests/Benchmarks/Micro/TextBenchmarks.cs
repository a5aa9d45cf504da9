using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Benchmarks;

/// <summary>The text of a summary, and its hash beside .NET's own.</summary>
public class TextBenchmarks
{
    private static readonly string[] Channels = ["footfall", "sound", "pm25", "co2", "temperature", "humidity"];

    private readonly byte[] _text = new byte[SummaryText.Length];
    private readonly byte[] _digest = new byte[Sha256.DigestLength];
    private readonly Sha256 _sha256 = new();
    private readonly Summary _summary = new(new SummaryBody());
    private AsciiWriter _writer = null!;

    /// <summary>Fills a summary of six channels, and writes it once for the hashes.</summary>
    [GlobalSetup]
    public void Fill()
    {
        _writer = new AsciiWriter(_text);
        _summary.Node = "kx7q22";
        _summary.Run = "0123abcd";
        _summary.Boot = 3;
        _summary.Seq = 12_345;
        _summary.PolicyHash = SummaryChain.None;
        _summary.Previous = SummaryChain.None;
        _summary.Body.StartUtcSeconds = 1_780_272_000;
        _summary.Body.UpSeconds = 900;
        _summary.Body.LengthSeconds = 900;
        foreach (string channel in Channels)
        {
            _summary.Body.Add(channel, 4);
        }

        if (!WriteSummary())
        {
            throw new InvalidOperationException("The summary is refused.");
        }
    }

    /// <summary>The text of a summary.</summary>
    [Benchmark]
    public bool WriteSummary()
    {
        return SummaryText.TryWrite(_summary, _writer);
    }

    /// <summary>The firmware's SHA-256 over a summary.</summary>
    [Benchmark]
    public byte[] HashSummary()
    {
        _sha256.Add(_text, 0, _text.Length);
        _sha256.Finish(_digest);
        return _digest;
    }

    /// <summary>.NET's SHA-256 over the same bytes.</summary>
    [Benchmark]
    public byte[] HashSummaryByDotNet()
    {
        SHA256.HashData(_text, _digest);
        return _digest;
    }
}
