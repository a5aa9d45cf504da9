namespace EdgeNode.Authority;

/// <summary>What a line of an authority's index tells.</summary>
internal enum IndexEvent
{
    /// <summary>The issuing authority has a certificate of the root: its first, or a newer one.</summary>
    Certified,

    /// <summary>A certificate was issued.</summary>
    Issued,

    /// <summary>A certificate was revoked.</summary>
    Revoked,
}
