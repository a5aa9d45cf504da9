namespace EdgeNode.Commissioning;

/// <summary>A row of a batch.</summary>
/// <param name="Line">Number of its line in the file.</param>
/// <param name="Values">What it says, without what it leaves open.</param>
public sealed record BatchRow(int Line, IReadOnlyList<PlanValue> Values)
{
    /// <summary>The value of a name, or null.</summary>
    public string? this[string name] => Values.FirstOrDefault(value => value.Name == name)?.Value;
}
