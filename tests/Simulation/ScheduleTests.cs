using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class ScheduleTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void Air_that_the_sensor_refuses_moves_no_message_also_not_over_an_outage()
    {
        // 1200 ug/m3 is beyond what the part can tell: the driver asks again and again for an answer that it believes.
        List<LinkMessage> thick = Sent(pm: 900);
        List<LinkMessage> thicker = Sent(pm: 1200);

        CollectionAssert.AreEqual(Schedule(thick), Schedule(thicker));

        // The control: the box did see the difference.
        Assert.IsFalse(thick.Zip(thicker).All(pair => pair.First.Payload.SequenceEqual(pair.Second.Payload)));
    }

    private static List<LinkMessage> Sent(double pm)
    {
        MadeStreet street = new() { OffsetsOfSlot = _ => [5000, 400_000], Pm = pm };
        VirtualBox box = Boxes.Start(Boxes.Options(4, street));

        // Cuts spread over the five minutes in which the particulate sensor is read once.
        for (int outage = 0; outage < 60; outage++)
        {
            long fromMs = ((outage + 2) * HourMs / 3) + (outage * 5077);
            Boxes.LinkOf(box).SetDown(fromMs, fromMs + 20_000);
        }

        Assert.IsTrue(box.RunUntil(Boxes.DayMs));
        Assert.IsTrue(box.Finish());
        return [.. Boxes.LinkOf(box).Messages];
    }

    private static List<string> Schedule(List<LinkMessage> messages)
    {
        return [.. messages.Select(message => $"{message.UpMs} {message.Topic} {message.Retained} {message.Payload.Length}")];
    }
}
