using EdgeNode.Policies;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class ScheduleTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void A_sensor_that_does_not_answer_moves_no_message_also_not_over_an_outage()
    {
        // The driver looks again and again for the answer of a silent part.
        List<LinkMessage> answered = Sent(pm: 12);
        List<LinkMessage> silent = Sent(pm: null);

        CollectionAssert.AreEqual(Schedule(answered), Schedule(silent));

        // The control: the box did see the difference.
        Assert.IsFalse(answered.Zip(silent).All(pair => pair.First.Payload.SequenceEqual(pair.Second.Payload)));
    }

    private static List<LinkMessage> Sent(double? pm)
    {
        MadeStreet street = new() { OffsetsOfSlot = _ => [5000, 400_000], Values = { [ChannelKind.Pm25] = pm, [ChannelKind.Pm10] = pm } };
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
