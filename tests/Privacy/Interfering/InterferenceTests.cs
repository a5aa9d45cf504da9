using CsCheck;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests;

/// <summary>
/// Two streets with the same accumulated result, one box, one random tape: nothing that leaves the box or is stored may differ,
/// byte for byte and moment for moment. The result is what the windows come to, and which samples were lost.
/// </summary>
[TestClass]
public sealed class InterferenceTests
{
    private const int Cases = 10_000;

    private static readonly Gen<(BoxPlan Plan, ulong Seed)> Worlds = Gen.Select(BoxPlans.Any, Gen.ULong);

    [TestMethod]
    public void Two_streets_of_the_same_result_look_the_same_in_all_that_leaves_or_is_stored()
    {
        long bytes = 0;
        long entries = 0;
        long moved = 0;
        Worlds.ForAll(
            (plan, seed) =>
            {
                TwinStreets twins = new(plan, seed);
                StreetTrace street = twins.First();
                ObservedBox one = ObservedBox.Run(plan, street);
                StreetTrace twin = twins.Second(one);
                ObservedBox other = ObservedBox.Run(plan, twin);

                string? difference = one.Log.FirstDifferenceTo(other.Log);
                Assert.IsNull(difference, difference);
                Assert.AreEqual(one.WakeUps, other.WakeUps, "The box ran at other moments.");

                // The streets are what they were made to be: other rises, and as many detections.
                CollectionAssert.AreEqual(twins.CountsOf(one), twins.CountsOf(other));
                Interlocked.Add(ref bytes, one.Log.ByteCount);
                Interlocked.Add(ref entries, one.Log.Entries.Count);
                Interlocked.Add(ref moved, street.RisesMs.SequenceEqual(twin.RisesMs) ? 0 : 1);
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} pairs of streets of the same result ({moved:N0} with other rises), "
            + $"{entries:N0} messages and commits of {bytes:N0} bytes compared, 0 differ");
        Assert.IsGreaterThan(Cases / 2, moved);
    }

    [TestMethod]
    public void The_record_shows_each_kind_of_result_that_is_another()
    {
        int shown = FittedParts.All.Sum(parts => Shown(parts, ChannelKind.Pm25) + Shown(parts, ChannelKind.Pm10));
        Console.WriteLine($"figure: {shown} other results, all seen");
    }

    [TestMethod]
    public void Each_model_that_a_board_can_have_is_in_a_choice_of_parts()
    {
        string[] chosen = [.. FittedParts.All.SelectMany(parts => parts.Models).Distinct()];
        CollectionAssert.AreEquivalent(SensorModels.All.Select(model => model.Name).ToArray(), chosen);
    }

    [TestMethod]
    public void A_meter_that_stands_still_is_another_result_and_shows_in_health_though_every_bucket_is_the_same()
    {
        // The one known way in which single readings reach the outside: a part is told stuck by equal readings in a row, and how
        // often that was is told once a day, as none, 1-9, 10-99 or 100 and more. No passage sensor has such a check.
        BoxPlan plan = new()
        {
            Seed = 7,
            PolicyText = CanaryStreet.PolicyTitled("Control"),
            EndMs = BoxPlans.SlotMs + 320_000,
            ClockSettings = [(0, 1_780_272_000_000)],
        };
        StreetTrace street = QuietStreet.Until(plan.EndMs);
        StreetTrace still = street with { Millivolts = uptimeMs => uptimeMs < 100_000 ? 1050 : street.Millivolts(uptimeMs) };
        EgressEntry[] one = Published(plan, street);
        EgressEntry[] other = Published(plan, still);
        EgressEntry[] differing = [.. one.Where((entry, i) => !entry.IsSameAs(other[i]))];
        Assert.HasCount(1, differing);
        Assert.EndsWith("/health", differing[0].Name);
    }

    private static int Shown(FittedParts parts, ChannelKind dust)
    {
        BoxPlan plan = new()
        {
            Seed = 7,
            PolicyText = CanaryStreet.PolicyTitled("Control", dust),
            Parts = parts,
            EndMs = (2 * BoxPlans.SlotMs) + 320_000,
            ClockSettings = [(0, 1_780_272_000_000)],
        };
        StreetTrace street = QuietStreet.Until(plan.EndMs);
        EgressLog log = ObservedBox.Run(plan, street).Log;
        Assert.IsNull(log.FirstDifferenceTo(ObservedBox.Run(plan, QuietStreet.Until(plan.EndMs)).Log));

        StreetTrace[] others = [.. QuietStreet.OthersThan(street, plan), street with { SignalDbm = _ => -80 }];
        for (int i = 0; i < others.Length; i++)
        {
            Assert.IsNotNull(log.FirstDifferenceTo(ObservedBox.Run(plan, others[i]).Log), $"{parts}, {dust}: other street {i}");
        }

        return others.Length;
    }

    private static EgressEntry[] Published(BoxPlan plan, StreetTrace street)
    {
        return [.. ObservedBox.Run(plan, street).Log.Entries.Where(entry => entry.Kind == EgressKind.Publish)];
    }
}
