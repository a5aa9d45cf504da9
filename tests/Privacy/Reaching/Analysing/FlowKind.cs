namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>In which way one place tells of another.</summary>
internal enum FlowKind
{
    /// <summary>The value itself is handed on, and with it what type it has.</summary>
    Value,

    /// <summary>The value is computed with: a sum, an index, a comparison.</summary>
    Data,

    /// <summary>The value decides whether something happens.</summary>
    Control,
}
