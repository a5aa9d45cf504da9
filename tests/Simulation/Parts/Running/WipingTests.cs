using System.Reflection;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class WipingTests
{
    [TestMethod]
    [DataRow("Sds011", 2)]
    [DataRow("Scd41", 1)]
    [DataRow("Bme280", 1)]
    public void After_a_reading_no_buffer_of_a_driver_holds_the_frame(string driver, int buffers)
    {
        Bench bench = new();
        WipeCheck sink = new();
        bench.RunUntil(59_000, sink);
        Assert.IsGreaterThan(0, sink.Taken);

        AssertWiped(bench.Sensors.Select(Part).First(found => found.GetType().Name == driver), buffers);
    }

    [TestMethod]
    [DataRow("Pms5003", 2)]
    [DataRow("Sen66", 1)]
    public void A_driver_that_stands_alone_keeps_no_frame_either(string driver, int buffers)
    {
        VirtualClock clock = new();
        SeededRandom noise = new(1, driver);
        VirtualI2cBus bus = new();
        bus.Attach(Sen66.Address, new VirtualSen66(clock, noise, () => 12, () => 20, () => 640, () => 18, () => 60));
        ISampledSensor sampler = driver == "Sen66"
            ? new Sen66Sampler(bus, Sen66.Address, QuantitySet.All, altitudeM: 0)
            : new Pms5003Sampler(new VirtualSensorSerialPort(new VirtualPms5003(clock, noise, () => 12, () => 20)), QuantitySet.All);
        WipeCheck sink = new();
        for (int taken = 0; taken < 3; taken = sink.Taken)
        {
            clock.AdvanceTo(clock.UptimeMs + sampler.Step(clock.UptimeMs, sink));
            Assert.IsLessThan(3_600_000, clock.UptimeMs);
            if (sink.Taken > taken)
            {
                AssertWiped(Part(sampler), buffers);
            }
        }
    }

    [TestMethod]
    [DataRow("Sen66", Quantity.Co2, 1)]
    [DataRow("Sen66", Quantity.Humidity, 1)]
    [DataRow("Bme280", Quantity.Temperature, 1)]
    [DataRow("Bme280", Quantity.Humidity, 2)]
    public void A_sensor_that_nobody_asks_leaves_no_raw_value_in_a_stuck_check(string driver, Quantity asked, int kept)
    {
        VirtualClock clock = new();
        SeededRandom noise = new(1, driver);
        VirtualI2cBus bus = new();
        bus.Attach(Sen66.Address, new VirtualSen66(clock, noise, () => 12, () => 20, () => 640, () => 18, () => 60));
        bus.Attach(Bme280.LowAddress, new VirtualBme280(clock, noise, () => 18, () => asked == Quantity.Humidity ? 60 : null));
        QuantitySet set = default(QuantitySet).With(asked);
        ISampledSensor sampler = driver == "Sen66" ? new Sen66Sampler(bus, Sen66.Address, set, altitudeM: 0) : new Bme280Sampler(bus, Bme280.LowAddress, set);
        SamplerRun run = new SamplerRun(clock, sampler).Until(600_000);

        // Humidity is computed with the temperature, which is looked at then too.
        object holder = driver == "Sen66" ? sampler : Part(sampler);
        Assert.AreEqual(kept, LastRaws(holder).Count(raw => raw != 0));
        Assert.AreEqual(asked, run.Tape.Readings.Select(reading => reading.Quantity).Distinct().Single());
        Assert.AreEqual(0, sampler.ErrorCount);
    }

    private static IEnumerable<int> LastRaws(object holder)
    {
        foreach (FieldInfo field in holder.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic))
        {
            object? value = field.GetValue(holder);
            if (value is StuckCheck check)
            {
                yield return (int)typeof(StuckCheck).GetField("_last", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(check)!;
            }

            foreach (int raw in value is Array parts && !parts.GetType().GetElementType()!.IsPrimitive ? parts.Cast<object>().SelectMany(LastRaws) : [])
            {
                yield return raw;
            }
        }
    }

    private static void AssertWiped(object part, int buffers)
    {
        byte[][] found = [.. Buffers(part)];
        Assert.HasCount(buffers, found);
        foreach (byte[] bytes in found)
        {
            CollectionAssert.AreEqual(new byte[bytes.Length], bytes);
        }
    }

    // Those that a frame of the part comes into.
    private static IEnumerable<byte[]> Buffers(object part)
    {
        object[] values = [.. part.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Where(field => field.Name is "_answer" or "_data" or "_arrived" or "_window" || field.Name.StartsWith("<Latest>", StringComparison.Ordinal))
            .Select(field => field.GetValue(part)!)];
        return values.SelectMany(value => value is byte[] bytes ? [bytes] : Buffers(value));
    }

    private static object Part(ISampledSensor sampler)
    {
        FieldInfo[] fields = sampler.GetType().GetFields(BindingFlags.Instance | BindingFlags.NonPublic);
        return fields.First(field => field.Name is "_part" or "_meter").GetValue(sampler)!;
    }

    private sealed class WipeCheck : IReadingSink
    {
        public int Taken { get; private set; }

        public void Accept(Reading reading)
        {
            Taken++;
        }
    }
}
