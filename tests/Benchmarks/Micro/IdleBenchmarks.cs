using BenchmarkDotNet.Attributes;
using EdgeNode.Simulation.Tests;

namespace EdgeNode.Benchmarks;

/// <summary>A node that is connected, has sent everything and waits.</summary>
public class IdleBenchmarks
{
    private const long WaitingMs = 3_600_250;

    private NodeBench _bench = null!;

    /// <summary>Runs the node for an hour.</summary>
    [GlobalSetup]
    public void Run()
    {
        _bench = new NodeBench(new PreallocatedStore());
        _bench.RunTo(WaitingMs);
        _bench.Step();
    }

    /// <summary>A step when nothing is due.</summary>
    [Benchmark]
    public void IdleStep()
    {
        _bench.Step();
    }
}
