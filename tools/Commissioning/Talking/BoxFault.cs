namespace EdgeNode.Commissioning;

/// <summary>Why a conversation with a box cannot go on.</summary>
public enum BoxFault
{
    /// <summary>Nothing answers.</summary>
    Silent,

    /// <summary>Something answers that is no box, or at another speed.</summary>
    Foreign,

    /// <summary>The box has restarted: what was staged is gone.</summary>
    Restarted,
}
