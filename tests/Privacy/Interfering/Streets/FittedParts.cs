using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>Which models a box has beside its passage sensor: a sound meter, and one for each kind of value of the air.</summary>
/// <param name="Dust">The model that measures PM2.5 and PM10.</param>
/// <param name="Co2">The model that measures CO2.</param>
/// <param name="Climate">The model that measures temperature and humidity.</param>
internal sealed record FittedParts(string Dust, string Co2, string Climate)
{
    /// <summary>Those of the board esp32-devkit-v1.</summary>
    public static readonly FittedParts OfDevkit = new(TracedParts.Sds011, TracedParts.Scd41, TracedParts.Bme280);

    /// <summary>Choices that have each model, and a SEN66 both as the only part and beside one that measures dust.</summary>
    public static readonly FittedParts[] All =
    [
        OfDevkit,
        OfDevkit with { Dust = TracedParts.Pms5003 },
        new(TracedParts.Sen66, TracedParts.Sen66, TracedParts.Sen66),
        new(TracedParts.Pms5003, TracedParts.Sen66, TracedParts.Sen66),
    ];

    /// <summary>The models, each once.</summary>
    public string[] Models => [TracedParts.SoundMeter, .. new[] { Dust, Co2, Climate }.Distinct()];

    /// <summary>The choice that has a number; all of them recur.</summary>
    public static FittedParts Numbered(ulong number)
    {
        return All[number % (ulong)All.Length];
    }

    /// <summary>The channels that a model feeds.</summary>
    public ChannelKind[] ChannelsOf(string model)
    {
        return
        [
            .. Fed(TracedParts.SoundMeter, ChannelKind.Sound),
            .. Fed(Dust, ChannelKind.Pm25),
            .. Fed(Co2, ChannelKind.Co2),
            .. Fed(Climate, ChannelKind.Temperature, ChannelKind.Humidity),
            .. Fed(Dust, ChannelKind.Pm10),
        ];

        ChannelKind[] Fed(string by, params ChannelKind[] channels) => by == model ? channels : [];
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return string.Join(' ', Models);
    }
}
