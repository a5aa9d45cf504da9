using EdgeNode.Policies;
using EdgeNode.Simulation.Tests;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests;

/// <summary>Days of a whole box in the simulator, its parts with noise of their own, its network with outages, its power cut once.</summary>
[TestClass]
public sealed class WholeDaysTests
{
    private const int Pairs = 8;
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void Days_of_the_same_result_look_the_same_in_all_that_leaves_or_is_stored()
    {
        long bytes = 0;
        Parallel.For(0, Pairs, seed =>
        {
            List<EgressLog> one = Lived((ulong)seed, new TwinStreet((ulong)seed, 1));
            List<EgressLog> other = Lived((ulong)seed, new TwinStreet((ulong)seed, 2));
            for (int boot = 0; boot < one.Count; boot++)
            {
                string? difference = one[boot].FirstDifferenceTo(other[boot]);
                Assert.IsNull(difference, $"Seed {seed}, boot {boot}: {difference}");
            }

            Interlocked.Add(ref bytes, one.Sum(log => log.ByteCount));
        });
        Console.WriteLine($"figure: {Pairs} pairs of boxes over 2 days and a power cut, {bytes:N0} bytes compared, 0 differ");
    }

    [TestMethod]
    public void The_record_shows_days_of_another_result()
    {
        List<EgressLog> one = Lived(1, new TwinStreet(1, 1));
        List<EgressLog> busier = Lived(1, new TwinStreet(1, 1) { MorePassages = 40 });
        Assert.IsNotNull(one[0].FirstDifferenceTo(busier[0]));
        Assert.IsNotNull(one[1].FirstDifferenceTo(busier[1]));
        Assert.IsNull(one[0].FirstDifferenceOfShapeTo(busier[0]));
        Assert.IsNull(one[1].FirstDifferenceOfShapeTo(busier[1]));
    }

    [TestMethod]
    public void Days_have_a_value_for_each_measured_channel()
    {
        TwinStreet street = new(1, 1);
        foreach (ChannelKind channel in Enum.GetValues<ChannelKind>())
        {
            Assert.AreEqual(channel != ChannelKind.Footfall, street.At(channel, Boxes.StartUtcMs) != null, $"{channel}");
        }
    }

    // What left in each of two boots of one box.
    private static List<EgressLog> Lived(ulong seed, IStreet street)
    {
        MemoryStore flash = new();
        long cutMs = (20 * HourMs) + Chance.Below(seed, 0, (int)(8 * HourMs));
        EgressLog first = Run(seed, street, flash, 0, 0, cutMs);

        // Power is back at a quarter hour: of another one, what passed before is not the box's to count.
        long backMs = ((cutMs / QuarterHour.Ms) + 1) * QuarterHour.Ms;
        EgressLog second = Run(seed, street, flash, 1, backMs, (2 * Boxes.DayMs) - backMs);
        return [first, second];
    }

    private static EgressLog Run(ulong seed, IStreet street, MemoryStore flash, int boot, long sinceStartMs, long lengthMs)
    {
        EgressObserver observer = new();
        VirtualBox box = Boxes.Start(Boxes.Options(seed, street) with
        {
            Boot = boot,
            StartUtcMs = Boxes.StartUtcMs + sinceStartMs,
            Store = flash,
            Faults = new BoxFaults
            {
                Outages = [.. Enumerable.Range(0, 4).Select(Outage)],
                TimeServers = Chance.Below(seed, boot, 2) == 0 ? [] : [TimeServerSpell.SilentUntil(700_000)],
            },
            Observer = observer,
        });
        Assert.IsTrue(box.RunUntil(lengthMs));
        Assert.IsTrue(boot == 0 || box.Finish());
        return observer.Log;

        FaultSpell Outage(int number)
        {
            long fromMs = Chance.Below(seed, 10 + (10 * boot) + number, (int)lengthMs);
            return new FaultSpell(fromMs, fromMs + Chance.Below(seed, 50 + number, (int)HourMs));
        }
    }
}
