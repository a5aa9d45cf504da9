using System.Reflection;
using EdgeNode.Sensing;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class WipingTests
{
    [TestMethod]
    [DataRow("Sds011", "_arrived")]
    [DataRow("Sds011", "_latest")]
    [DataRow("Scd41", "_answer")]
    [DataRow("Bme280", "_data")]
    public void After_a_reading_no_buffer_of_a_driver_holds_the_frame(string driver, string buffer)
    {
        Bench bench = new();
        WipeCheck sink = new();
        bench.RunUntil(59_000, sink);
        Assert.IsGreaterThan(0, sink.Taken);

        object part = bench.Sensors.Select(Part).First(found => found.GetType().Name == driver);
        var bytes = (byte[])part.GetType().GetField(buffer, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(part)!;

        CollectionAssert.AreEqual(new byte[bytes.Length], bytes);
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
