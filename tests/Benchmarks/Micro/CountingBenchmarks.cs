using BenchmarkDotNet.Attributes;
using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Sensing;
using EdgeNode.Simulation.Tests;
using EdgeNode.Virtual;

namespace EdgeNode.Benchmarks;

/// <summary>What is called for each rise of a pin, each reading, and each window of a counted channel.</summary>
public class CountingBenchmarks
{
    private const int LockoutMs = 500;
    private const int Noise = 2;

    private IEdgeSink _window = null!;
    private SlotBlurrer _blurrer = null!;
    private TestedNoise _noise = null!;
    private long _uptimeMs;

    /// <summary>Opens the windows.</summary>
    [GlobalSetup]
    public void Open()
    {
        if (!PolicyParser.TryParse(System.Text.Encoding.ASCII.GetBytes(NodeBench.Policy.ReplaceLineEndings("\n")), out Policy policy, out PolicyFault fault))
        {
            throw new InvalidOperationException(fault.Found);
        }

        VirtualClock clock = new();
        _noise = new TestedNoise(new SeededEntropy(new SeededRandom(1, "noise")));
        _blurrer = new SlotBlurrer(policy, clock, new SeededEntropy(new SeededRandom(1, "entropy")));
        _window = _blurrer.FitPassageSensor("footfall");
        _blurrer.Begin();
    }

    /// <summary>A rise that counts.</summary>
    [Benchmark]
    public void CountRise()
    {
        _uptimeMs += LockoutMs;
        _window.OnRise(_uptimeMs);
    }

    /// <summary>A one-second level.</summary>
    [Benchmark]
    public void AcceptSound()
    {
        _blurrer.Accept(new Reading(Quantity.SoundLevel, 583));
    }

    /// <summary>The noise of one window, at m = 2.</summary>
    [Benchmark]
    public int DrawNoise()
    {
        return _noise.TryDraw(Noise, out int noise) ? noise : throw new InvalidOperationException("No noise.");
    }
}
