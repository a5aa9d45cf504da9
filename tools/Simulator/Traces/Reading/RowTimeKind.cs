namespace EdgeNode.Simulator;

/// <summary>How often a clock shows a local time.</summary>
internal enum RowTimeKind
{
    Once,

    /// <summary>The clock goes back over it.</summary>
    Twice,

    /// <summary>The clock goes forward over it.</summary>
    Never,
}
