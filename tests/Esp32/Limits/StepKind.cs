namespace EdgeNode.Esp32.Tests;

/// <summary>What a step did that takes long.</summary>
public enum StepKind
{
    /// <summary>It ended a slot: noise, text, hash, a commit, and a segment where one begins or is dropped.</summary>
    ClosesASlot,

    /// <summary>It committed something else: which summary the broker has, and the removal of a segment.</summary>
    TakesAnAcknowledgement,

    /// <summary>It sampled, connected, published or drew what it sends when.</summary>
    Other,

    /// <summary>Nothing was due.</summary>
    Idle,
}
