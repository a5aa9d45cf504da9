using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

/// <summary>All virtual parts and the firmware's samplers wired to them, as in a box, in air that can be changed.</summary>
internal sealed class Bench
{
    private readonly SensorSchedule _schedule;

    public Bench(ulong seed = 1, bool soundMeterIsFitted = true)
    {
        Meter = new VirtualSoundMeter(new SeededRandom(seed, "sound"), () => Level);
        Dust = new VirtualSds011(Clock, new SeededRandom(seed, "sds011"), () => Pm25);
        Gas = new VirtualScd41(Clock, new SeededRandom(seed, "scd41"), () => Co2);
        Climate = new VirtualBme280(Clock, new SeededRandom(seed, "bme280"), () => Temperature, () => Humidity);
        VirtualI2cBus bus = new();
        bus.Attach(Scd41.Address, Gas);
        bus.Attach(Bme280.LowAddress, Climate);
        Sensors =
        [
            new SoundLevelSampler(Meter),
            new Sds011Sampler(new VirtualSensorSerialPort(Dust), QuantitySet.All),
            new Scd41Sampler(bus, altitudeM: 0),
            new Bme280Sampler(bus, Bme280.LowAddress, QuantitySet.All),
        ];
        _schedule = new SensorSchedule(soundMeterIsFitted ? Sensors : Sensors[1..]);
        Tape = new ReadingTape(() => Clock.UptimeMs);
    }

    public VirtualClock Clock { get; } = new();

    public double? Level { get; set; } = 55;

    public double? Pm25 { get; set; } = 12;

    public double? Co2 { get; set; } = 640;

    public double? Temperature { get; set; } = 18;

    public double? Humidity { get; set; } = 60;

    public VirtualSoundMeter Meter { get; }

    public VirtualSds011 Dust { get; }

    public VirtualScd41 Gas { get; }

    public VirtualBme280 Climate { get; }

    public ISampledSensor[] Sensors { get; }

    public ISampledSensor SoundSampler => Sensors[0];

    public ISampledSensor DustSampler => Sensors[1];

    public ISampledSensor GasSampler => Sensors[2];

    public ISampledSensor ClimateSampler => Sensors[3];

    public ReadingTape Tape { get; }

    public void RunUntil(long uptimeMs)
    {
        RunUntil(uptimeMs, Tape);
    }

    /// <summary>Steps whenever the schedule wants to, up to and including <paramref name="uptimeMs"/>.</summary>
    public void RunUntil(long uptimeMs, IReadingSink sink)
    {
        while (true)
        {
            long nextMs = Clock.UptimeMs + _schedule.Step(Clock.UptimeMs, sink);
            if (nextMs > uptimeMs)
            {
                Clock.AdvanceTo(uptimeMs);
                return;
            }

            Clock.AdvanceTo(nextMs);
        }
    }

    /// <summary>Lets time pass without a step, as when the runtime is frozen.</summary>
    public void FreezeUntil(long uptimeMs)
    {
        Clock.AdvanceTo(uptimeMs);
    }
}
