namespace EdgeNode.City.Tests;

/// <summary>One summary as a test wants it.</summary>
internal sealed class SampleSummary
{
    internal string Node { get; set; } = TestCity.Node;

    internal string Run { get; set; } = "9c0e41d2";

    internal int Boot { get; set; } = 41;

    internal long Seq { get; set; }

    internal long? Start { get; set; }

    internal long Up { get; set; }

    internal int Len { get; set; } = SampleSummaries.SlotSeconds;

    internal string Policy { get; set; } = SampleSummaries.PolicyHash;

    internal string Channels { get; set; } = "";

    /// <summary>Overrides the right link.</summary>
    internal string? Prev { get; set; }

    internal string ToText(string prev)
    {
        return $$"""{"v":1,"node":"{{Node}}","run":"{{Run}}","boot":{{Boot}},"seq":{{Seq}},"start":{{Start?.ToString() ?? "null"}},"up":{{Up}},"len":{{Len}},"policy":"{{Policy}}","ch":{{{Channels}}},"prev":"{{Prev ?? prev}}"}""";
    }
}
