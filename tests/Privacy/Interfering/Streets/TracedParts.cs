using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>The parts of a box, without noise of their own: they see a trace, and fail when told to.</summary>
internal sealed class TracedParts
{
    public const int Bme280Address = 0x76;

    private readonly TracedMeter _meter;
    private readonly VirtualSds011 _sds011;
    private readonly VirtualScd41 _scd41;
    private readonly VirtualBme280 _bme280;

    /// <summary>Puts the parts on a street.</summary>
    public TracedParts(IClock clock, StreetTrace trace)
    {
        Pin = new VirtualPin(clock);
        _meter = new TracedMeter(clock, trace.Millivolts);
        Func<double?> Now(ChannelKind channel) => () => trace.Air.TryGetValue(channel, out Func<long, double?>? value) ? value(clock.UptimeMs) : null;
        _sds011 = new VirtualSds011(clock, null, Now(ChannelKind.Pm25), Now(ChannelKind.Pm10));
        _scd41 = new VirtualScd41(clock, null, Now(ChannelKind.Co2));
        _bme280 = new VirtualBme280(clock, null, Now(ChannelKind.Temperature), Now(ChannelKind.Humidity));
        ParticulateSensor = new VirtualSensorSerialPort(_sds011);
        VirtualI2cBus bus = new();
        bus.Attach(VirtualScd41.Address, _scd41);
        bus.Attach(Bme280Address, _bme280);
        Bus = bus;
    }

    /// <summary>The passage sensor's line.</summary>
    public VirtualPin Pin { get; }

    /// <summary>The sound meter's line.</summary>
    public IAnalogInput SoundMeter => _meter;

    /// <summary>The SDS011's port.</summary>
    public ISensorSerialPort ParticulateSensor { get; }

    /// <summary>The bus of SCD41 and BME280.</summary>
    public II2cBus Bus { get; }

    /// <summary>Says what is wrong with a part from now on.</summary>
    public void SetFault(FittedPart part, PartFault fault)
    {
        switch (part)
        {
            case FittedPart.SoundMeter:
                _meter.Fault = fault;
                break;
            case FittedPart.ParticulateSensor:
                _sds011.Fault = fault;
                break;
            case FittedPart.Co2Sensor:
                _scd41.Fault = fault;
                break;
            default:
                _bme280.Fault = fault;
                break;
        }
    }
}
