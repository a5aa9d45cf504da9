using EdgeNode.Policies;

namespace EdgeNode.Reports;

/// <summary>How a channel is spoken of, and which column of the street is its own.</summary>
/// <param name="Title">Heading, such as "Passers-by".</param>
/// <param name="Noun">Within a sentence, such as "passers-by".</param>
/// <param name="Unit">Unit of a value; empty when it has none.</param>
/// <param name="Axis">What the picture of the street shows.</param>
/// <param name="Column">Column of <c>street.csv</c>.</param>
public sealed record ChannelWords(string Title, string Noun, string Unit, string Axis, string Column)
{
    // In the order of ChannelKind.
    private static readonly ChannelWords[] All =
    [
        new("Passers-by", "passers-by", "", "passages in 15 min", "passages"),
        new("Sound", "sound level", "dB(A)", "median level, dB(A)", "sound_l50"),
        new("Fine dust", "fine dust (PM2.5)", "\u00B5g/m\u00B3", "PM2.5, \u00B5g/m\u00B3", "pm25"),
        new("Carbon dioxide", "carbon dioxide", "ppm", "CO\u2082, ppm", "co2"),
        new("Temperature", "temperature", "\u00B0C", "air, \u00B0C", "temperature"),
        new("Humidity", "humidity", "%", "relative, %", "humidity"),
        new("Dust", "dust (PM10)", "\u00B5g/m\u00B3", "PM10, \u00B5g/m\u00B3", "pm10"),
    ];

    /// <summary>The words for a kind of channel.</summary>
    public static ChannelWords Of(ChannelKind kind)
    {
        return All[(int)kind];
    }

    /// <summary>The words for a channel by its name and, where there is one, its policy.</summary>
    public static ChannelWords For(string name, ChannelPolicy? policy)
    {
        if (policy is null)
        {
            return new ChannelWords(name, name, "", "", name);
        }

        ChannelWords words = Of(policy.Kind);
        return policy.Statistic switch
        {
            ChannelStatistic.NoisyCount => words with { Title = words.Title + Place(name), Noun = words.Noun + Place(name) },
            ChannelStatistic.Leq => words with { Axis = "LAeq, " + words.Unit, Column = "sound_leq" },
            _ => words,
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
