namespace EdgeNode.Virtual;

/// <summary>Questions to a set of faults. <see cref="Enum.HasFlag"/> boxes in unoptimised code, on a path that runs each second.</summary>
internal static class PartFaultSet
{
    /// <summary>Whether <paramref name="fault"/> is one of <paramref name="faults"/>.</summary>
    public static bool Includes(this PartFault faults, PartFault fault)
    {
        return (faults & fault) != 0;
    }
}
