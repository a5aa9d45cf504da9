namespace EdgeNode.Benchmarks;

/// <summary>One measured figure.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AtMost">The greatest value that is allowed, or null where there is no limit.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtMost = null)
{
    /// <summary>Whether the figure is over its limit. What is no number is over any.</summary>
    public bool IsOver => AtMost is { } limit && !(Value <= limit);
}
