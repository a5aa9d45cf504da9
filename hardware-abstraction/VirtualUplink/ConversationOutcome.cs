namespace EdgeNode.VirtualUplink;

/// <summary>What became of a packet that asks for an answer.</summary>
internal enum ConversationOutcome
{
    /// <summary>The answer came.</summary>
    Answered,

    /// <summary>The connection stands, but no answer came within the limit.</summary>
    NotAnswered,

    /// <summary>The connection is gone.</summary>
    Ended,
}
