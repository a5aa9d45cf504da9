using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>All that has a say in what a box does and is not the street: two streets are compared under one plan.</summary>
internal sealed record BoxPlan
{
    /// <summary>Decides the random tape and how long the network takes.</summary>
    public required ulong Seed { get; init; }

    /// <summary>The text of the policy.</summary>
    public required string PolicyText { get; init; }

    /// <summary>What the box has beside its passage sensor.</summary>
    public FittedParts Parts { get; init; } = FittedParts.OfDevkit;

    /// <summary>How long the box runs, in ms of uptime.</summary>
    public required long EndMs { get; init; }

    /// <summary>When the wall clock is set, in order of uptime; none for a box that never learns the time.</summary>
    public (long AtMs, long UtcMs)[] ClockSettings { get; init; } = [];

    /// <summary>When the network is away.</summary>
    public (long FromMs, long UntilMs)[] Outages { get; init; } = [];

    /// <summary>What somebody types at the service port, in order of uptime; none for a box without a port.</summary>
    public (long AtMs, string Text)[] Spoken { get; init; } = [];

    /// <summary>Steps of the box's uptime in ms, of which every dead time is a multiple.</summary>
    public int TickMs { get; init; } = 1;

    /// <summary>Warm-up of the passage sensor in ms.</summary>
    public int WarmUpMs { get; init; }

    /// <summary>Whether the box is told to stop at the end.</summary>
    public bool SaysGoodbye { get; init; }

    /// <summary>The policy itself, read anew.</summary>
    public Policy Policy => PolicyParser.TryParse(Encoding.ASCII.GetBytes(PolicyText), out Policy policy, out PolicyFault fault)
        ? policy : throw new InvalidOperationException($"The plan's policy is refused: {fault}");

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"seed {Seed}, end {EndMs} ms, clock {string.Join(' ', ClockSettings)}, outages {string.Join(' ', Outages)}, "
            + $"warm-up {WarmUpMs} ms, parts {Parts}, spoken {string.Join(' ', Spoken)}\n{PolicyText}";
    }
}
