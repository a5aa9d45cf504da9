namespace EdgeNode.City;

/// <summary>What became of a message.</summary>
internal enum Filing
{
    /// <summary>It is on disk.</summary>
    Kept,

    /// <summary>It was there already.</summary>
    Known,

    /// <summary>There is no room for it.</summary>
    Refused,
}
