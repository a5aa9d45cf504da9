using System.Text;
using System.Text.RegularExpressions;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>
/// A second reader of policies, written from docs/policy.md and from nothing else: patterns over whole lines where the firmware's goes
/// word by word, and the floor in exact or floating arithmetic of its own.
/// </summary>
internal static partial class SecondReader
{
    private static readonly string[] Quoted = ["purpose", "basis", "controller", "contact", "access"];

    private static readonly Dictionary<string, (string[] Statistics, string Unit, int LeastWidth, int Least, int Greatest)> Measured = new()
    {
        ["sound"] = (["l50", "leq"], "dB(A)", 5, 30, 130),
        ["pm25"] = (["mean"], "ug/m3", 5, short.MinValue, short.MaxValue),
        ["pm10"] = (["mean"], "ug/m3", 5, short.MinValue, short.MaxValue),
        ["co2"] = (["mean"], "ppm", 200, short.MinValue, short.MaxValue),
        ["temperature"] = (["mean"], "degC", 2, short.MinValue, short.MaxValue),
        ["humidity"] = (["mean"], "%", 10, short.MinValue, short.MaxValue),
    };

    /// <returns>The policy, or null when the text is refused.</returns>
    public static ReadPolicy? Read(byte[] bytes)
    {
        if (bytes.Length is 0 or > 4096 || bytes[^1] != '\n' || Lettering.Decode(bytes) is not { } text)
        {
            return null;
        }

        string[] lines = text[..^1].Split('\n');
        string[] statements = [.. lines.Select(line => line.Trim(' ')).Where(line => line.Length > 0 && line[0] != '#')];
        if (lines.Any(line => Encoding.UTF8.GetByteCount(line) > 200 || !Lettering.IsAllowed(line)) || statements.Length == 0 || !statements[0].StartsWith("policy ", StringComparison.Ordinal))
        {
            return null;
        }

        Dictionary<string, string> single = [];
        List<string> channels = [];
        foreach (string statement in statements)
        {
            Match words = Statement().Match(statement);
            string name = words.Groups["name"].Value;
            string rest = words.Groups["rest"].Value;
            if (name == "channel" && single.ContainsKey("slot"))
            {
                channels.Add(rest);
            }
            else if (name == "channel" || !single.TryAdd(name, rest))
            {
                return null;
            }
        }

        return Assemble(single, channels);
    }

    private static ReadPolicy? Assemble(Dictionary<string, string> single, List<string> lines)
    {
        string[] expected = ["policy", "number", "slot", .. Quoted, "retention"];
        if (!single.Keys.Order(StringComparer.Ordinal).SequenceEqual(expected.Order(StringComparer.Ordinal)))
        {
            return null;
        }

        Match policy = Form().Match(single["policy"]);
        Match retention = Days().Match(single["retention"]);
        string?[] texts = [.. Quoted.Select(name => Text(single[name])), policy.Success ? Text(policy.Groups["title"].Value) : null];
        int? number = Number(single["number"], 1, int.MaxValue);
        int? days = retention.Success ? Number(retention.Groups["days"].Value, 1, 3650) : null;
        if (Number(single["slot"], 900, 86400) is not { } slot || slot % 900 != 0 || number == null || days == null || texts.Contains(null))
        {
            return null;
        }

        ReadChannel?[] channels = [.. lines.Select(line => Channel(line, slot))];
        return channels.Contains(null) || !IsAllowed(channels!)
            ? null
            : new ReadPolicy(texts[^1]!, number.Value, slot, channels!, texts[..^1]!, days.Value);
    }

    private static bool IsAllowed(ReadChannel[] channels)
    {
        double loss = channels.Where(channel => channel.IsCounted).Sum(channel => -Math.Log(1 - Math.Pow(2, -channel.Noise)));
        return channels.Length is >= 1 and <= 6
            && channels.Select(channel => channel.Name).Distinct().Count() == channels.Length
            && channels.Sum(channel => channel.Name.Length) <= 44
            && loss <= 0.70;
    }

    private static ReadChannel? Channel(string line, int slot)
    {
        Match counted = Counted().Match(line);
        Match measured = MeasuredLine().Match(line);
        Match match = counted.Success ? counted : measured;
        if (!match.Success || Number(match.Groups["window"].Value, slot, 86400) is not { } window || window % slot != 0)
        {
            return null;
        }

        string name = match.Groups["channel"].Value;
        string[] words = match.Groups["edges"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (counted.Success)
        {
            int?[] limits = [.. words.Select(word => Number(word, 10, 32767))];
            int? noise = Number(counted.Groups["noise"].Value, 1, 4);
            int? lockout = Number(counted.Groups["lockout"].Value, 100, 60000);
            return noise == null || lockout == null || !IsRising(limits, 1) || !Widens(limits)
                ? null
                : new ReadChannel(name, null, window, noise.Value, lockout.Value, [.. limits.Select(limit => limit!.Value)]);
        }

        (string[] statistics, string unit, int width, int least, int greatest) = Measured[name];
        int?[] edges = [.. words.Select(word => Number(word, least, greatest))];
        string statistic = measured.Groups["stat"].Value;
        return !statistics.Contains(statistic) || measured.Groups["unit"].Value != unit || !IsRising(edges, width)
            ? null
            : new ReadChannel(name, statistic, window, 0, 0, [.. edges.Select(limit => limit!.Value)]);
    }

    private static bool IsRising(int?[] limits, int leastWidth)
    {
        return limits.Length is >= 1 and <= 15 && !limits.Contains(null) && limits.Zip(limits.Skip(1)).All(pair => pair.Second - pair.First >= leastWidth);
    }

    // The lowest bucket counts from 0.
    private static bool Widens(int?[] limits)
    {
        int[] from = [0, .. limits.Select(limit => limit!.Value)];
        int[] widths = [.. from.Zip(from.Skip(1), (low, high) => high - low)];
        return widths.Zip(widths.Skip(1)).All(pair => pair.Second >= pair.First);
    }

    private static int? Number(string word, int least, int greatest)
    {
        return WholeNumber().IsMatch(word) && System.Numerics.BigInteger.Parse(word, System.Globalization.CultureInfo.InvariantCulture) is var value
            && value >= least && value <= greatest ? (int)value : null;
    }

    private static string? Text(string quoted)
    {
        return QuotedText().Match(quoted) is { Success: true } match && Encoding.UTF8.GetByteCount(match.Groups["text"].Value) <= 120 ? match.Groups["text"].Value : null;
    }

    [GeneratedRegex(@"\A(?<name>[^ ]+) *(?<rest>.*)\z")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\A1 +(?<title>"".*"")\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A(?<days>[^ ]+) +days\z")]
    private static partial Regex Days();

    [GeneratedRegex(@"\A""(?<text>[^\p{Zs}""\\]([^""\\]*[^\p{Zs}""\\])?)""\z")]
    private static partial Regex QuotedText();

    [GeneratedRegex(@"\A(0|-?[1-9][0-9]*)\z")]
    private static partial Regex WholeNumber();

    [GeneratedRegex(@"\A(?<channel>footfall(\.[a-z0-9]{1,8})?) +counted +window +(?<window>[^ ]+) +noise +(?<noise>[^ ]+) +lockout +(?<lockout>[^ ]+) +edges +(?<edges>.+)\z")]
    private static partial Regex Counted();

    [GeneratedRegex(@"\A(?<channel>sound|pm25|pm10|co2|temperature|humidity) +measured +stat +(?<stat>[^ ]+) +window +(?<window>[^ ]+) +unit +(?<unit>[^ ]+) +edges +(?<edges>.+)\z")]
    private static partial Regex MeasuredLine();
}
