namespace EdgeNode.Intake;

/// <summary>What became of a message.</summary>
public enum Filing
{
    /// <summary>It is new and stored.</summary>
    Stored,

    /// <summary>The same bytes were there already.</summary>
    Duplicate,

    /// <summary>Other bytes with the same key were there already: it stands in quarantine.</summary>
    Contradicted,

    /// <summary>It is none that a box may send: it stands in quarantine.</summary>
    Quarantined,

    /// <summary>It belongs into quarantine, where its box or all of them together have no room left today: it is counted only.</summary>
    Overflowed,
}
