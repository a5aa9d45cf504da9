namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>What goes wrong with one commit.</summary>
internal enum CommitFault
{
    /// <summary>It fails, and the old content stays.</summary>
    FailsWithOldContent,

    /// <summary>It fails, and the new content is there all the same.</summary>
    FailsWithNewContent,

    /// <summary>Power goes before it took effect.</summary>
    CutBefore,

    /// <summary>Power goes when it has taken effect, before the caller learns of it.</summary>
    CutAfter,
}
