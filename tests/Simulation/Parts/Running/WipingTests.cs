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
