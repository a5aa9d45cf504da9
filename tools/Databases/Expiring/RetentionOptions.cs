namespace EdgeNode.Databases;

/// <summary>How long is kept what has no policy of its own that says it.</summary>
public sealed record RetentionOptions
{
    /// <summary>Days for summaries whose policy is not known: 1 to 3,650. A box sends its policy with its first message.</summary>
    public int UnknownPolicyDays { get; init; } = 30;

    /// <summary>Days for messages in quarantine: 1 to 3,650.</summary>
    public int QuarantineDays { get; init; } = 30;

    /// <summary>Days for documents that others have followed on: 1 to 3,650. The latest of each box stays.</summary>
    public int DocumentDays { get; init; } = 365;
}
