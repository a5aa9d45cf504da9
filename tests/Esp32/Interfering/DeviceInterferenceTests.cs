using System.Text;
using CsCheck;
using EdgeNode.Esp32OnPc;
using EdgeNode.Policies;
using EdgeNode.Privacy.Tests;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// Two streets, the device's own code from its Main, one random tape: what it asks of the platform is compared call for call, byte
/// for byte and moment for moment.
/// </summary>
[TestClass]
public sealed class DeviceInterferenceTests
{
    private const int Cases = 60;
    private const int Pairs = 20;

    private static readonly string[] Topics = ["state", "about", "policy", "summary", "health"];

    private static readonly EqualityComparer<byte[]> BytesAreEqual =
        EqualityComparer<byte[]>.Create(static (one, other) => one.AsSpan().SequenceEqual(other), static bytes => bytes.Length);

    private static readonly Gen<(BoxPlan First, BoxPlan Later, ulong Seed)> Lives = Gen.Select(BoxPlans.Any, BoxPlans.Any, Gen.ULong);

    [TestMethod]
    public void Two_streets_of_the_same_result_ask_the_same_of_the_platform_at_the_same_moments()
    {
        long calls = 0;
        long bytes = 0;
        int moved = 0;
        int reconnects = 0;
        int restarts = 0;
        Lives.ForAll(
            (first, later, seed) =>
            {
                Flash flash = DeviceBox.Provisioned(first.PolicyText);
                Flash twinFlash = DeviceBox.Provisioned(first.PolicyText);
                foreach (BoxPlan plan in BootsOf(first, later))
                {
                    TwinStreets twins = new(plan, Chance.At(seed, (long)plan.Seed));
                    StreetTrace street = twins.First();
                    DeviceBox one = DeviceBox.Run(flash, plan, street);
                    StreetTrace twin = twins.Second(one);
                    DeviceBox other = DeviceBox.Run(twinFlash, plan, twin);

                    string? difference = one.Log.FirstDifferenceTo(other.Log);
                    Assert.IsNull(difference, difference);

                    // The streets are what they were made to be: other rises, and as many detections.
                    CollectionAssert.AreEqual(twins.CountsOf(one), twins.CountsOf(other));
                    Interlocked.Add(ref calls, one.Log.Entries.Count);
                    Interlocked.Add(ref bytes, one.Log.ByteCount);
                    Interlocked.Add(ref moved, street.RisesMs.SequenceEqual(twin.RisesMs) ? 0 : 1);
                    Interlocked.Add(ref reconnects, Math.Max(0, PlatformCalls.CountOf(one.Log, "MqttClient.Connect") - 1));
                    Interlocked.Add(ref restarts, PlatformCalls.CountOf(one.Log, "Power.RebootDevice"));
                    flash = one.FlashAfter;
                    twinFlash = other.FlashAfter;
                }
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} pairs of streets over two boots ({moved:N0} boots with other rises), "
            + $"{reconnects:N0} reconnects, {restarts:N0} planned restarts: {calls:N0} calls with {bytes:N0} bytes compared, 0 differ");
        Assert.IsGreaterThan(Cases, moved);
        Assert.IsGreaterThan(Cases / 4, reconnects);
        Assert.IsGreaterThan(Cases / 4, restarts);
    }

    [TestMethod]
    public void Any_two_streets_give_the_same_calls_lengths_and_moments()
    {
        long calls = 0;
        long told = 0;
        Lives.ForAll(
            (first, later, seed) =>
            {
                Flash flash = DeviceBox.Provisioned(first.PolicyText);
                Flash otherFlash = DeviceBox.Provisioned(first.PolicyText);
                foreach (BoxPlan plan in BootsOf(first, later))
                {
                    DeviceBox one = DeviceBox.Run(flash, plan, AnyStreet.Of(Chance.At(seed, 1), plan));
                    DeviceBox other = DeviceBox.Run(otherFlash, plan, AnyStreet.Of(Chance.At(seed, 2), plan));
                    EgressLog left = PlatformCalls.LeavingOf(one.Log);
                    EgressLog otherLeft = PlatformCalls.LeavingOf(other.Log);

                    string? difference = left.FirstDifferenceOfShapeTo(otherLeft);
                    Assert.IsNull(difference, difference);
                    Interlocked.Add(ref calls, left.Entries.Count);
                    Interlocked.Add(ref told, left.FirstDifferenceTo(otherLeft) == null ? 0 : 1);
                    flash = one.FlashAfter;
                    otherFlash = other.FlashAfter;
                }
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} pairs of streets over two boots ({told:N0} boots told apart by content), "
            + $"{calls:N0} calls compared, 0 differ in name, path, topic, length or moment");
        Assert.IsGreaterThan(Cases / 2, told);
    }

    [TestMethod]
    public void Where_two_counts_give_the_same_buckets_nothing_else_tells_them_apart()
    {
        int alike = 0;
        int told = 0;
        for (int i = 0; i < Pairs; i++)
        {
            BoxPlan plan = ControlPlan((ulong)i + 1);
            DeviceBox one = Run(plan, WithPassages(plan, 4 * i));
            DeviceBox other = Run(plan, WithPassages(plan, (4 * i) + 3));
            if (BucketsOf(one).SequenceEqual(BucketsOf(other)))
            {
                alike++;
                string? difference = one.Log.FirstDifferenceTo(other.Log);
                Assert.IsNull(difference, difference);
            }
            else
            {
                told++;
            }
        }

        Console.WriteLine($"figure: {Pairs} pairs of counts, {alike} with the same buckets: 0 of these differ in anything else");
        Assert.IsGreaterThan(Pairs / 4, alike);
        Assert.IsGreaterThan(0, told);
    }

    [TestMethod]
    public void The_goodbye_before_a_planned_restart_leaves_at_a_moment_in_which_no_sensor_has_a_say()
    {
        // A quarter of a second after the other, while a particulate sensor that does not answer is asked each 20 ms: five and a half minutes
        // after the start, which comes with the second attempt, as the radio is not on at the first one and the uptime is long.
        for (int endMs = 341_000; endMs < 343_000; endMs += 250)
        {
            BoxPlan plan = ControlPlan(1) with { EndMs = endMs, SaysGoodbye = true };
            StreetTrace street = QuietStreet.Until(endMs);
            EgressLog log = PlatformCalls.LeavingOf(Run(plan, street).Log);
            EgressLog other = PlatformCalls.LeavingOf(Run(plan, street.With(ChannelKind.Pm25, _ => null).With(ChannelKind.Pm10, _ => null)).Log);
            StringAssert.Contains(Encoding.ASCII.GetString(PlatformCalls.PayloadsOf(log, "state")[^1]), "\"disconnected\"");
            string? difference = log.FirstDifferenceOfShapeTo(other);
            Assert.IsNull(difference, difference);
        }
    }

    [TestMethod]
    public void The_record_shows_each_kind_of_result_that_is_another_and_only_in_what_bytes_say()
    {
        BoxPlan plan = ControlPlan(7);
        StreetTrace street = QuietStreet.Until(plan.EndMs);
        EgressLog log = Run(plan, street).Log;
        Assert.IsNull(log.FirstDifferenceTo(Run(plan, street).Log));

        EgressLog left = PlatformCalls.LeavingOf(log);
        StreetTrace[] others = QuietStreet.OthersThan(street, plan);
        for (int i = 0; i < others.Length; i++)
        {
            EgressLog otherLeft = PlatformCalls.LeavingOf(Run(plan, others[i]).Log);
            Assert.IsNull(left.FirstDifferenceOfShapeTo(otherLeft), $"other street {i}");
            string[] topics = [.. Topics.Where(topic => !PlatformCalls.PayloadsOf(left, topic).SequenceEqual(PlatformCalls.PayloadsOf(otherLeft, topic), BytesAreEqual))];
            Assert.AreEqual(others[i].Faults.Length == 0 ? "summary" : "health", string.Join(' ', topics), $"other street {i}");
        }
    }

    private static BoxPlan[] BootsOf(BoxPlan first, BoxPlan later)
    {
        return [OnDevice(first), OnDevice(later) with { PolicyText = first.PolicyText }];
    }

    // The board has parts of its own, and its light barrier has no warm-up.
    private static BoxPlan OnDevice(BoxPlan plan)
    {
        return plan with { TickMs = Chip.TickMs, WarmUpMs = 0, Parts = FittedParts.OfDevkit };
    }

    private static BoxPlan ControlPlan(ulong seed)
    {
        return new BoxPlan
        {
            Seed = seed,
            PolicyText = BusyBox.Policy,
            EndMs = BoxPlans.SlotMs + 400_000,
            ClockSettings = [(300, UplinkBench.TrueUtcMs)],
            TickMs = Chip.TickMs,
        };
    }

    private static IEnumerable<string> BucketsOf(DeviceBox box)
    {
        return PlatformCalls.PayloadsOf(box.Log, "summary").Select(Encoding.ASCII.GetString)
            .Select(text => text[text.IndexOf("\"ch\":", StringComparison.Ordinal)..text.IndexOf('}')]);
    }

    // As many in each quarter hour, at equal distances.
    private static StreetTrace WithPassages(BoxPlan plan, int inQuarterHour)
    {
        int distanceMs = inQuarterHour == 0 ? (int)plan.EndMs : BoxPlans.SlotMs / inQuarterHour / Chip.TickMs * Chip.TickMs;
        return QuietStreet.Until(plan.EndMs) with { RisesMs = [.. Enumerable.Range(1, (int)plan.EndMs / distanceMs).Select(i => (long)i * distanceMs)] };
    }

    private static DeviceBox Run(BoxPlan plan, StreetTrace street)
    {
        return DeviceBox.Run(DeviceBox.Provisioned(plan.PolicyText), plan, street);
    }
}
