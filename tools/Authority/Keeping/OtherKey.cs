namespace EdgeNode.Authority;

/// <summary>What is done when a name has a live certificate for another key than the one that asks.</summary>
public enum OtherKey
{
    /// <summary>Nothing is issued: one name with two keys may be two boxes.</summary>
    Refuse,

    /// <summary>The certificates of the other key are revoked as superseded, and the new key has the name.</summary>
    Replace,
}
