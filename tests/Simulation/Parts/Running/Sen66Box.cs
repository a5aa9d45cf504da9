using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>A SEN66 and its sampler on a bus, in air that can be changed.</summary>
internal sealed class Sen66Box
{
    public Sen66Box(
        int altitudeM = 0, QuantitySet? asked = null, Func<Sen66Box, VirtualSen66>? part = null, Func<II2cBus, II2cBus>? wire = null)
    {
        Part = part?.Invoke(this) ?? Make();
        VirtualI2cBus bus = new();
        bus.Attach(VirtualSen66.Address, Part);
        Run = new SamplerRun(Clock, new Sen66Sampler(wire?.Invoke(bus) ?? bus, Sen66.Address, asked ?? QuantitySet.All, altitudeM));
    }

    public VirtualClock Clock { get; } = new();

    public double? Pm25 { get; set; } = 12;

    public double? Pm10 { get; set; } = 20;

    public double? Co2 { get; set; } = 640;

    public double? Temperature { get; set; } = 18;

    public double? Humidity { get; set; } = 60;

    public VirtualSen66 Part { get; }

    public SamplerRun Run { get; }

    public ReadingTape Tape => Run.Tape;

    public int Errors => Run.Sampler.ErrorCount;

    public static Quantity[] All => [Quantity.Pm25, Quantity.Pm10, Quantity.Co2, Quantity.Temperature, Quantity.Humidity];

    public VirtualSen66 Make(string name = "SEN66", bool keepsItsSettings = false, bool hasNoise = true)
    {
        return new VirtualSen66(
            Clock, hasNoise ? new SeededRandom(1, "sen66") : null, () => Pm25, () => Pm10, () => Co2, () => Temperature, () => Humidity)
        {
            Name = name,
            KeepsItsSettings = keepsItsSettings,
        };
    }

    /// <summary>How many readings of each of <see cref="All"/> there are.</summary>
    public int[] Counts()
    {
        return [.. All.Select(quantity => Tape.Values(quantity).Length)];
    }
}
