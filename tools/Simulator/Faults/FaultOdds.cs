namespace EdgeNode.Simulator;

/// <summary>How often things go wrong by themselves. When and how follows from the seed of the box, whose other draws it does not move.</summary>
public sealed record FaultOdds
{
    /// <summary>In how many of a thousand hours a fitted sensor begins to have a fault, each sensor for itself.</summary>
    public int PartPermille { get; init; }

    /// <summary>In how many of a thousand hours the link is cut.</summary>
    public int LinkPermille { get; init; }

    /// <summary>In how many of a thousand hours the time servers begin to be silent, unknown, wrong in form, or to lie.</summary>
    public int TimeServerPermille { get; init; }

    /// <summary>How many of a thousand commits of the store fail.</summary>
    public int CommitPermille { get; init; }

    /// <summary>Longest spell in ms, at least 1; each length up to it is as likely.</summary>
    public int LongestMs { get; init; } = 3_600_000;

    /// <summary>Greatest lie of the time servers in ms, either way.</summary>
    public int GreatestLieMs { get; init; } = 3_600_000;
}
