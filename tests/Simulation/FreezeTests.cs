using System.Text;
using System.Text.Json;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

[TestClass]
public sealed class FreezeTests
{
    private const long FreezeMs = 400_000;
    private const int PassagesASlot = 320;

    [TestMethod]
    public void What_waits_while_the_runtime_stands_still_becomes_one_detection()
    {
        VirtualBox box = Run(FreezeMs, slots: 4);
        StiffLink link = (StiffLink)box.Link;
        Assert.AreEqual(FreezeMs, box.Freezes.FrozenMs);

        // 320 in 900 s are one each 2.8 s; those of 400 s wait, and the lockout leaves one of them.
        int waited = (int)(FreezeMs * PassagesASlot / QuarterHour.Ms);
        Assert.IsLessThanOrEqualTo(2, Math.Abs(box.Freezes.DetectionsLost - (waited - 1)), $"{box.Freezes}");
        Assert.IsGreaterThanOrEqualTo(waited - 1, box.Freezes.RisesDelayed);
        Assert.AreEqual(4 * PassagesASlot, box.Freezes.DetectionsOnStreet);

        // The firmware saw the same: 320 less about 141 are 179, far from the 320 of the next slot.
        int[] buckets = Footfall(link);
        Assert.IsTrue(buckets[0] is 7 or 8, $"{buckets[0]}");
        Assert.IsTrue(buckets[1] is 9 && buckets[2] is 9, $"{buckets[1]} {buckets[2]}");
    }

    [TestMethod]
    public void An_ordinary_handshake_costs_next_to_nothing()
    {
        VirtualBox box = Run(2000, slots: 4);
        Assert.AreEqual(2000, box.Freezes.FrozenMs);
        Assert.IsLessThanOrEqualTo(1, box.Freezes.DetectionsLost, $"{box.Freezes}");
    }

    private static VirtualBox Run(long freezeMs, int slots)
    {
        MadeStreet street = new()
        {
            OffsetsOfSlot = _ => [.. Enumerable.Range(0, PassagesASlot).Select(passage => 1000 + (passage * (QuarterHour.Ms - 2000) / PassagesASlot))],
        };
        VirtualBox box = Boxes.Start(Boxes.Options(2, street) with { MakeLink = (clock, random) => new StiffLink(clock, random, freezeMs) });
        box.TimeLink.DnsAnswerMs = 0;
        Assert.IsTrue(box.RunUntil(slots * QuarterHour.Ms));
        return box;
    }

    private static int[] Footfall(StiffLink link)
    {
        return [.. link.Inner.Messages.Where(message => message.Topic.EndsWith("/summary", StringComparison.Ordinal))
            .Select(message => JsonDocument.Parse(Encoding.ASCII.GetString(message.Payload)).RootElement.GetProperty("ch").GetProperty("footfall").GetInt32())];
    }
}
