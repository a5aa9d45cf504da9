using EdgeNode.Sensing;

namespace EdgeNode.Parts.Tests;

/// <summary>Counts readings and allocates nothing, for long runs.</summary>
internal sealed class ReadingTally : IReadingSink
{
    private readonly int[] _counts = new int[Enum.GetValues<Quantity>().Length];

    public int this[Quantity quantity] => _counts[(int)quantity];

    public void Accept(Reading reading)
    {
        _counts[(int)reading.Quantity]++;
    }
}
