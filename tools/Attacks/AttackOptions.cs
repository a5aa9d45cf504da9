namespace EdgeNode.Attacks;

/// <summary>How the attacks are played.</summary>
public sealed record AttackOptions
{
    /// <summary>Seed of everything: the same seed gives the same results.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>A checkout's root, in which <c>boards/</c> and <c>policies/</c> lie.</summary>
    public required string Root { get; init; }

    /// <summary>Where recordings are; by default <c>shared/traces</c> beside the checkout. What is not there is skipped with a line.</summary>
    public string? TracesFolder { get; init; }

    /// <summary>How many trials, as a share of the full number: above 0, 1 for the figures of <c>docs/attacks.md</c>.</summary>
    public double Effort { get; init; } = 1;

    /// <summary>Ends the run between two boxes.</summary>
    public CancellationToken Cancellation { get; init; }

    internal string Traces => TracesFolder ?? Path.Combine(Root, "..", "shared", "traces");

    internal int Scaled(int trials)
    {
        return Math.Max(1, (int)Math.Round(trials * Effort));
    }
}
