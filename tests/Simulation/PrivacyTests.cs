using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class PrivacyTests
{
    [TestMethod]
    public void Two_days_with_the_same_results_cannot_be_told_apart_by_anything_that_leaves_the_box()
    {
        // The same detections in each slot at other moments; other levels and air within the same buckets; a shout.
        MadeStreet even = new()
        {
            OffsetsOfSlot = slot => [.. Enumerable.Range(0, Count(slot)).Select(passage => 2000L + (passage * 5000L))],
        };
        MadeStreet crowded = new()
        {
            OffsetsOfSlot = slot => [.. Enumerable.Range(0, Count(slot)).Select(passage => 700_000L + (passage * 900L))],
            Sound = at => at / 1000 % 900 == 450 ? 99 : 53.5,
            Pm = 13.5,
            Co2 = 530,
            Temperature = 12.5,
            Humidity = 57,
        };
        string left = Egress(even);
        Assert.AreEqual(left, Egress(crowded));

        // The control: one more bucket of people, and it shows.
        MadeStreet busier = new() { OffsetsOfSlot = slot => [.. Enumerable.Range(0, 100 + Count(slot)).Select(passage => 2000L + (passage * 5000L))] };
        Assert.AreNotEqual(left, Egress(busier));
    }

    private static int Count(long slot)
    {
        return (int)(slot * 37 % 60);
    }

    private static string Egress(MadeStreet street)
    {
        VirtualBox box = Boxes.Start(Boxes.Options(9, street));
        Assert.IsTrue(box.RunUntil(Boxes.DayMs));
        Assert.IsTrue(box.Finish());
        return Boxes.Egress(box);
    }
}
