using System.Globalization;
using System.Text;

namespace EdgeNode.City;

/// <summary>What one line of summaries says, as the verifier reads it: not with the code that wrote it.</summary>
internal sealed record SummaryLine
{
    /// <summary>Node id.</summary>
    internal required string Node { get; init; }

    /// <summary>Life of the node's store.</summary>
    internal required string Run { get; init; }

    /// <summary>Boot number.</summary>
    internal required long Boot { get; init; }

    /// <summary>Number within the run.</summary>
    internal required long Seq { get; init; }

    /// <summary>UTC seconds of the slot's start, or null without trusted time.</summary>
    internal required long? Start { get; init; }

    /// <summary>Uptime in seconds at the slot's start.</summary>
    internal required long Up { get; init; }

    /// <summary>Length of the slot in seconds.</summary>
    internal required long Len { get; init; }

    /// <summary>Name of the policy: 32 hexadecimal digits.</summary>
    internal required string Policy { get; init; }

    /// <summary>Channels whose window closed, in the order of the line; null is absent.</summary>
    internal required IReadOnlyList<(string Name, int? Bucket)> Channels { get; init; }

    /// <summary>Name of the summary before: 32 hexadecimal digits.</summary>
    internal required string Prev { get; init; }

    /// <summary>Uptime in seconds at the slot's end.</summary>
    internal long EndUp => Up + Len;

    /// <summary>The only form in which these values may be written, without the padding.</summary>
    internal string ToCanonicalText()
    {
        IEnumerable<string> channels = Channels.Select(channel => $"\"{channel.Name}\":{TextOf(channel.Bucket)}");
        return new StringBuilder("{\"v\":1,\"node\":\"").Append(Node)
            .Append("\",\"run\":\"").Append(Run)
            .Append("\",\"boot\":").Append(TextOf(Boot))
            .Append(",\"seq\":").Append(TextOf(Seq))
            .Append(",\"start\":").Append(TextOf(Start))
            .Append(",\"up\":").Append(TextOf(Up))
            .Append(",\"len\":").Append(TextOf(Len))
            .Append(",\"policy\":\"").Append(Policy)
            .Append("\",\"ch\":{").AppendJoin(',', channels)
            .Append("},\"prev\":\"").Append(Prev)
            .Append("\"}").ToString();
    }

    private static string TextOf(long? value)
    {
        return value?.ToString(CultureInfo.InvariantCulture) ?? "null";
    }
}
