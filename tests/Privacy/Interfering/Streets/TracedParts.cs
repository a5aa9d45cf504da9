using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>The parts of a box, without noise of their own: they see a trace, and fail when told to.</summary>
internal sealed class TracedParts
{
    public const string SoundMeter = "sen0232";
    public const string Sds011 = "sds011";
    public const string Pms5003 = "pms5003";
    public const string Scd41 = "scd41";
    public const string Bme280 = "bme280";
    public const string Sen66 = "sen66";

    public const int Bme280Address = 0x76;

    private readonly TracedMeter _meter;
    private readonly VirtualSds011 _sds011;
    private readonly VirtualPms5003 _pms5003;
    private readonly VirtualScd41 _scd41;
    private readonly VirtualBme280 _bme280;
    private readonly VirtualSen66 _sen66;

    /// <summary>Puts the parts on a street.</summary>
    public TracedParts(IClock clock, StreetTrace trace)
    {
        _meter = new TracedMeter(clock, trace.Millivolts);
        Func<double?> Now(ChannelKind channel) => () => trace.Air.TryGetValue(channel, out Func<long, double?>? value) ? value(clock.UptimeMs) : null;
        _sds011 = new VirtualSds011(clock, null, Now(ChannelKind.Pm25), Now(ChannelKind.Pm10));
        _pms5003 = new VirtualPms5003(clock, null, Now(ChannelKind.Pm25), Now(ChannelKind.Pm10));
        _scd41 = new VirtualScd41(clock, null, Now(ChannelKind.Co2));
        _bme280 = new VirtualBme280(clock, null, Now(ChannelKind.Temperature), Now(ChannelKind.Humidity));
        _sen66 = new VirtualSen66(
            clock, null, Now(ChannelKind.Pm25), Now(ChannelKind.Pm10), Now(ChannelKind.Co2), Now(ChannelKind.Temperature), Now(ChannelKind.Humidity));
    }

    /// <summary>The part of a model.</summary>
    public IVirtualPart Of(string model)
    {
        return model switch
        {
            SoundMeter => _meter,
            Sds011 => _sds011,
            Pms5003 => _pms5003,
            Scd41 => _scd41,
            Bme280 => _bme280,
            Sen66 => _sen66,
            _ => throw new ArgumentException($"{model}: not fitted"),
        };
    }

    /// <summary>A bus with SCD41 and BME280.</summary>
    public II2cBus Bus()
    {
        VirtualI2cBus bus = new();
        bus.Attach(VirtualScd41.Address, _scd41);
        bus.Attach(Bme280Address, _bme280);
        return bus;
    }
}
