using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>The virtual part of each model that a board can have, one row each.</summary>
internal static class VirtualParts
{
    private static readonly Dictionary<string, Func<PartSite, IVirtualPart>> Rows = new()
    {
        ["sen0232"] = site => new VirtualSoundMeter(site.Noise, site.Now(ChannelKind.Sound)),
        ["sds011"] = site => new VirtualSds011(site.Clock, site.Noise, site.Now(ChannelKind.Pm25), site.Now(ChannelKind.Pm10)),
        ["pms5003"] = site => new VirtualPms5003(site.Clock, site.Noise, site.Now(ChannelKind.Pm25), site.Now(ChannelKind.Pm10)),
        ["scd41"] = site => new VirtualScd41(
            site.Clock, site.Noise, site.Now(ChannelKind.Co2), site.Now(ChannelKind.Temperature), site.Now(ChannelKind.Humidity)),
        ["bme280"] = site => new VirtualBme280(site.Clock, site.Noise, site.Now(ChannelKind.Temperature), site.Now(ChannelKind.Humidity)),
        ["sen66"] = site => new VirtualSen66(
            site.Clock, site.Noise, site.Now(ChannelKind.Pm25), site.Now(ChannelKind.Pm10),
            site.Now(ChannelKind.Co2), site.Now(ChannelKind.Temperature), site.Now(ChannelKind.Humidity)),
    };

    /// <summary>Makes a part.</summary>
    /// <param name="model">Its word in <c>board.txt</c>.</param>
    /// <param name="site">Where it hangs.</param>
    public static IVirtualPart Make(string model, PartSite site)
    {
        return Rows[model](site);
    }
}
