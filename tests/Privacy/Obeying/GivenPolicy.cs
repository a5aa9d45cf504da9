using System.Text;
using CsCheck;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>
/// A policy as its text says it, and what the firmware's parser makes of that text. What is expected of a box is worked out from the
/// lines here, so a parser that hands on another line's number is found as well.
/// </summary>
/// <param name="SlotSeconds">Length of a slot.</param>
/// <param name="Lines">The channels, in the text's order.</param>
internal sealed record GivenPolicy(int SlotSeconds, GivenChannel[] Lines)
{
    private const int GreatestSeconds = 86_400;
    private const int GreatestNames = 44;
    private const double GreatestLoss = 0.70;

    private static readonly string[] Names =
    [
        "footfall", "footfall.a", "footfall.0", "footfall.z9", "footfall.northern", "sound", "pm25", "co2", "temperature", "humidity", "pm10",
    ];

    /// <summary>Policies over the whole grammar: 1 to 6 channels in any order, at least one of them counted.</summary>
    public static Gen<GivenPolicy> Any { get; } = Gen.ULong.Select(seed => Drawn(new SeededRandom(seed, "policy")));

    /// <summary>The shipped policies, each by its file's name.</summary>
    public static IEnumerable<(string Name, GivenPolicy Policy)> Shipped =>
        Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "policies"), "*.txt").Order(StringComparer.Ordinal)
            .Select(file => (Path.GetFileName(file), Read(System.IO.File.ReadAllLines(file)) with { File = System.IO.File.ReadAllBytes(file) }));

    /// <summary>The bytes of a shipped policy.</summary>
    public byte[]? File { get; init; }

    /// <summary>What the firmware's parser makes of the text.</summary>
    public Policy Parsed()
    {
        string text = File is not null ? Encoding.ASCII.GetString(File) : $"""
            policy 1 "Any"
            number 1
            slot {SlotSeconds}
            {string.Join('\n', Lines.Select(line => line.ToLine()))}
            purpose "Tests"
            basis "GDPR 6(1)(e)"
            controller "City of Example"
            contact "https://privacy.example/boxes"
            access "Nobody"
            retention 1 days

            """;
        Assert.IsTrue(PolicyParser.TryParse(Encoding.ASCII.GetBytes(text.ReplaceLineEndings("\n")), out Policy policy, out PolicyFault fault), $"{fault}\n{text}");
        return policy;
    }

    public override string ToString()
    {
        return $"slot {SlotSeconds}; {string.Join("; ", Lines.Select(line => line.ToLine()))}";
    }

    private static GivenPolicy Read(string[] lines)
    {
        int slot = lines.Where(line => line.StartsWith("slot ", StringComparison.Ordinal)).Select(line => int.Parse(line[5..], null)).Single();
        return new GivenPolicy(slot, [.. lines.Where(line => line.StartsWith("channel ", StringComparison.Ordinal)).Select(GivenChannel.Read)]);
    }

    private static GivenPolicy Drawn(SeededRandom random)
    {
        int[] slots = [900, 900, 1800, 3600, 900 * (1 + random.NextInt(96)), GreatestSeconds];
        int slot = slots[random.NextInt(slots.Length)];
        int wanted = 1 + random.NextInt(Policy.GreatestChannelCount);
        List<GivenChannel> lines = [];
        foreach (string name in new[] { Names[random.NextInt(5)] }.Concat(Shuffled(Names, random)).Distinct())
        {
            GivenChannel line = GivenChannel.Drawn(name, WindowOf(slot, random), random);
            if (lines.Count < wanted
                && lines.Sum(other => other.Name.Length) + name.Length <= GreatestNames
                && lines.Sum(other => other.Loss) + line.Loss <= GreatestLoss)
            {
                lines.Add(line);
            }
        }

        return new GivenPolicy(slot, [.. Shuffled(lines, random)]);
    }

    private static int WindowOf(int slot, SeededRandom random)
    {
        int most = GreatestSeconds / slot;
        int[] slots = [1, 1, Math.Min(4, most), 1 + random.NextInt(most), most];
        return slot * slots[random.NextInt(slots.Length)];
    }

    private static List<T> Shuffled<T>(IEnumerable<T> items, SeededRandom random)
    {
        return [.. items.Select(item => (item, random.NextUInt64())).OrderBy(pair => pair.Item2).Select(pair => pair.item)];
    }
}
