namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Where something that follows from a raw value goes over to a part that may store or send it.</summary>
/// <param name="By">The method whose code does it.</param>
/// <param name="Into">The place that it goes to.</param>
/// <param name="Kind">In which way it tells of the raw value at this step.</param>
internal sealed record Crossing(string By, Place Into, FlowKind Kind)
{
    public override string ToString()
    {
        return $"{By} > {Into}";
    }
}
