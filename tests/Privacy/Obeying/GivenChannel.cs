using System.Globalization;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Obeying;

/// <summary>One <c>channel</c> line of a policy, by docs/policy.md.</summary>
/// <param name="Name">Name in the text.</param>
/// <param name="Statistic"><c>l50</c>, <c>leq</c> or <c>mean</c>; empty for a counted channel.</param>
/// <param name="WindowSeconds">Length of a window.</param>
/// <param name="Noise">m; 0 for a measured channel.</param>
/// <param name="LockoutMs">Dead time; 0 for a measured channel.</param>
/// <param name="Edges">Edges of the buckets.</param>
internal sealed record GivenChannel(string Name, string Statistic, int WindowSeconds, int Noise, int LockoutMs, int[] Edges)
{
    // Unit, narrowest bucket, least and greatest edge, how many of a reading's units make one of the edges', how often it is read in ms.
    private static readonly Dictionary<string, (string Unit, int Width, int Least, int Greatest, int PerUnit, int PeriodMs)> Measured = new()
    {
        ["sound"] = ("dB(A)", 5, 30, 130, 10, 1000),
        ["pm25"] = ("ug/m3", 5, 0, 999, 10, 300_000),
        ["co2"] = ("ppm", 200, 0, 32_767, 1, 30_000),
        ["temperature"] = ("degC", 2, -40, 85, 100, 60_000),
        ["humidity"] = ("%", 10, 0, 100, 100, 60_000),
        ["pm10"] = ("ug/m3", 5, 0, 999, 10, 300_000),
    };

    /// <summary>Whether it counts passages.</summary>
    public bool IsCounted => Noise > 0;

    /// <summary>Length of a window.</summary>
    public long WindowMs => WindowSeconds * 1000L;

    /// <summary>Epsilon of one detection.</summary>
    public double Loss => IsCounted ? -Math.Log(1 - Math.Pow(2, -Noise)) : 0;

    /// <summary>How many of the readings' units make one of the edges'.</summary>
    public int PerUnit => Measured[Name].PerUnit;

    /// <summary>How often it is read.</summary>
    public int PeriodMs => Measured[Name].PeriodMs;

    /// <summary>The most passages that a window of exactly its length can count when the moment of its close belongs to it.</summary>
    public int GreatestCount => (int)(WindowMs / LockoutMs) + 1;

    /// <summary>The bucket of a value in the unit of the edges.</summary>
    public int BucketOf(int value)
    {
        return Edges.Count(edge => edge <= value);
    }

    /// <summary>The line.</summary>
    public string ToLine()
    {
        string edges = string.Join(' ', Edges.Select(edge => edge.ToString(CultureInfo.InvariantCulture)));
        return IsCounted
            ? string.Create(CultureInfo.InvariantCulture, $"channel {Name} counted window {WindowSeconds} noise {Noise} lockout {LockoutMs} edges {edges}")
            : string.Create(CultureInfo.InvariantCulture, $"channel {Name} measured stat {Statistic} window {WindowSeconds} unit {Measured[Name].Unit} edges {edges}");
    }

    /// <summary>Reads a line of a shipped policy: words with one space between them.</summary>
    public static GivenChannel Read(string line)
    {
        string[] words = line.Split(' ');
        int Number(string name) => int.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture);
        int[] edges = [.. words[(Array.IndexOf(words, "edges") + 1)..].Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        return words[2] == "counted"
            ? new GivenChannel(words[1], "", Number("window"), Number("noise"), Number("lockout"), edges)
            : new GivenChannel(words[1], words[Array.IndexOf(words, "stat") + 1], Number("window"), 0, 0, edges);
    }

    /// <summary>Any line for a name that the floor admits.</summary>
    public static GivenChannel Drawn(string name, int windowSeconds, SeededRandom random)
    {
        int count = 1 + random.NextInt(15);
        if (!Measured.TryGetValue(name, out var kind))
        {
            int[] lockouts = [100, 500, 8000, 60_000, 100 + random.NextInt(59_901), 100 + random.NextInt(2000)];
            int lowest = random.NextInt(50) == 0 ? 10 + random.NextInt(3000) : 10 + random.NextInt(20);
            return new GivenChannel(name, "", windowSeconds, 1 + random.NextInt(4), lockouts[random.NextInt(lockouts.Length)], Widening(lowest, count, random));
        }

        string statistic = name == "sound" ? random.NextInt(2) == 0 ? "l50" : "leq" : "mean";
        List<int> edges = [kind.Least + random.NextInt((kind.Greatest - kind.Least) / 2)];
        while (edges.Count < count && edges[^1] + (2 * kind.Width) <= kind.Greatest)
        {
            edges.Add(edges[^1] + kind.Width + random.NextInt(kind.Width + 1));
        }

        return new GivenChannel(name, statistic, windowSeconds, 0, 0, [.. edges]);
    }

    private static int[] Widening(int lowest, int count, SeededRandom random)
    {
        List<int> edges = [lowest];
        for (int width = lowest; edges.Count < count && edges[^1] + width <= short.MaxValue; width += random.NextInt(4) == 0 ? random.NextInt(20) : 0)
        {
            edges.Add(edges[^1] + width);
        }

        return [.. edges];
    }
}
