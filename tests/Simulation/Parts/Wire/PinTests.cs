using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Sensing;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class PinTests
{
    [TestMethod]
    public void Each_rise_is_told_once_with_its_uptime()
    {
        VirtualClock clock = new();
        VirtualPin pin = new(clock);
        RiseTape tape = new();
        pin.Start(tape);

        clock.AdvanceTo(70);
        pin.SetLevel(true);
        pin.SetLevel(true);
        clock.AdvanceTo(90);
        pin.SetLevel(false);
        clock.AdvanceTo(120);
        pin.Rise();

        CollectionAssert.AreEqual(new long[] { 70, 120 }, tape.Rises);
        Assert.IsFalse(pin.IsHigh);
    }

    [TestMethod]
    public void A_line_that_is_high_at_the_start_is_no_rise()
    {
        VirtualClock clock = new();
        VirtualPin pin = new(clock);
        pin.SetLevel(true);
        RiseTape tape = new();
        pin.Start(tape);
        pin.SetLevel(true);

        Assert.IsEmpty(tape.Rises);
    }

    [TestMethod]
    public void A_bouncing_contact_rises_several_times_in_a_few_milliseconds_and_ends_high()
    {
        Gen.Select(Gen.ULong, Gen.Long[0, 1_000_000]).ForAll((seed, startMs) =>
        {
            VirtualClock clock = new();
            VirtualPin pin = new(clock);
            RiseTape tape = new();
            pin.Start(tape);
            foreach (LevelChange change in ContactBounce.Close(startMs, new SeededRandom(seed, "bounce")))
            {
                clock.AdvanceTo(change.UptimeMs);
                pin.SetLevel(change.High);
            }

            Assert.IsTrue(pin.IsHigh);
            Assert.IsTrue(tape.Rises.Count is >= 1 and <= 5);
            Assert.AreEqual(startMs, tape.Rises[0]);
            Assert.IsLessThanOrEqualTo(startMs + ContactBounce.LongestMs, tape.Rises[^1]);
        }, cases: 1_000);
    }

    [TestMethod]
    public void Rises_during_the_warm_up_of_a_pir_go_nowhere_and_all_later_ones_go_on()
    {
        VirtualClock clock = new();
        VirtualPin pin = new(clock);
        RiseTape tape = new();
        new PassageSensor(pin, warmUpMs: 60_000).Start(tape);
        foreach (long uptimeMs in (long[])[3_000, 59_999, 60_000, 60_001, 60_002])
        {
            clock.AdvanceTo(uptimeMs);
            pin.Rise();
        }

        CollectionAssert.AreEqual(new long[] { 60_000, 60_001, 60_002 }, tape.Rises);
    }

    private sealed class RiseTape : IEdgeSink
    {
        public List<long> Rises { get; } = [];

        public void OnRise(long uptimeMs)
        {
            Rises.Add(uptimeMs);
        }
    }
}
