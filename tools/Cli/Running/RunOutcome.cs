using EdgeNode.City;
using EdgeNode.Intake;
using EdgeNode.Simulator;

namespace EdgeNode.Cli;

/// <summary>What came of a run.</summary>
public sealed record RunOutcome
{
    /// <summary>What the box was to do.</summary>
    public required RunPlan Plan { get; init; }

    /// <summary>Where the results are.</summary>
    public required RunPaths Files { get; init; }

    /// <summary>Summaries that the box committed.</summary>
    public required int SlotsReleased { get; init; }

    /// <summary>What the receiver got.</summary>
    public required ReceiverCounts Received { get; init; }

    /// <summary>What blocking calls of the runtime cost.</summary>
    public required FreezeTally Freezes { get; init; }

    /// <summary>Bytes from the box at the socket, TLS included.</summary>
    public required long SocketBytesSent { get; init; }

    /// <summary>Bytes to the box at the socket, TLS included.</summary>
    public required long SocketBytesReceived { get; init; }

    /// <summary>What the street was like.</summary>
    public StreetTotals? Street { get; init; }

    /// <summary>What <c>edgenode verify</c> says of the summaries.</summary>
    public VerificationResult? Verification { get; init; }

    /// <summary>Real time that the run took.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Simulated days.</summary>
    public double Days => Plan.LengthMs / 86_400_000.0;

    /// <summary>Bytes both ways at the socket for each simulated day.</summary>
    public long SocketBytesPerDay => (long)((SocketBytesSent + SocketBytesReceived) / Days);

    /// <summary>Whether everything that was released has arrived and verifies.</summary>
    public bool IsWhole => Verification is { IsOk: true, Gaps: 0 } && Received.Summaries == SlotsReleased;
}
