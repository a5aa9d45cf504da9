using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>How a channel is spoken of.</summary>
/// <param name="Title">Heading, such as "Passers-by".</param>
/// <param name="Noun">Within a sentence, such as "passers-by".</param>
/// <param name="Unit">Unit of a value; empty when it has none.</param>
/// <param name="Axis">What the picture of the street shows.</param>
internal sealed record ChannelWords(string Title, string Noun, string Unit, string Axis)
{
    /// <summary>The words for a channel by its name and, where there is one, its policy.</summary>
    public static ChannelWords For(string name, ChannelPolicy? policy)
    {
        if (policy is null)
        {
            return new ChannelWords(name, name, "", "");
        }

        bool isLeq = policy.Statistic == ChannelStatistic.Leq;
        return policy.Kind switch
        {
            ChannelKind.Footfall => new ChannelWords("Passers-by" + Place(name), "passers-by" + Place(name), "", "passages in 15 min"),
            ChannelKind.Sound => new ChannelWords("Sound", "sound level", "dB(A)", isLeq ? "LAeq, dB(A)" : "median level, dB(A)"),
            ChannelKind.Pm25 => new ChannelWords("Fine dust", "fine dust (PM2.5)", "\u00B5g/m\u00B3", "PM2.5, \u00B5g/m\u00B3"),
            ChannelKind.Co2 => new ChannelWords("Carbon dioxide", "carbon dioxide", "ppm", "CO\u2082, ppm"),
            ChannelKind.Temperature => new ChannelWords("Temperature", "temperature", "\u00B0C", "air, \u00B0C"),
            ChannelKind.Humidity => new ChannelWords("Humidity", "humidity", "%", "relative, %"),
            _ => new ChannelWords(name, name, "", ""),
        };
    }

    /// <summary>A value with its unit.</summary>
    public string WithUnit(string value)
    {
        return Unit.Length == 0 ? value : value + "\u00A0" + Unit;
    }

    private static string Place(string name)
    {
        int dot = name.IndexOf('.');
        return dot < 0 ? "" : $" ({name[(dot + 1)..]})";
    }
}
