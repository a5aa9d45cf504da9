namespace EdgeNode.Gateway;

/// <summary>How a gateway came to its end.</summary>
public enum GatewayEnd
{
    /// <summary>It was stopped.</summary>
    Stopped,

    /// <summary>Another client took its session, or the store failed for good: the log says so.</summary>
    GivenUp,

    /// <summary>The store cannot be used, whenever it is tried: the log says why.</summary>
    Unusable,
}
