using CsCheck;

namespace EdgeNode.Privacy.Tests;

/// <summary>Any two streets at all under one plan: which messages there are, how long they are and when they leave must not differ.</summary>
[TestClass]
public sealed class ScheduleTests
{
    private const int Cases = 10_000;
    private const int CasesOfSetClocks = 1000;
    private const int CasesOfWorkingParts = 2000;

    [TestMethod]
    public void Any_two_streets_give_the_same_topics_lengths_and_moments()
    {
        long entries = 0;
        long told = 0;
        Gen.Select(BoxPlans.Any, Gen.ULong, Gen.ULong).ForAll(
            (plan, seed, otherSeed) =>
            {
                ObservedBox one = ObservedBox.Run(plan, AnyStreet.Of(seed, plan));
                ObservedBox other = ObservedBox.Run(plan, AnyStreet.Of(otherSeed, plan));

                string? difference = one.Log.FirstDifferenceOfShapeTo(other.Log);
                Assert.IsNull(difference, difference);
                Interlocked.Add(ref entries, one.Log.Entries.Count);
                Interlocked.Add(ref told, one.Log.FirstDifferenceTo(other.Log) == null ? 0 : 1);
            },
            cases: Cases);
        Console.WriteLine($"figure: {Cases:N0} pairs of streets ({told:N0} told apart by content), "
            + $"{entries:N0} messages and commits compared, 0 differ in name, length or moment");
        Assert.IsGreaterThan(Cases / 2, told);
    }

    [TestMethod]
    public void A_clock_that_is_set_ends_the_slot_at_a_moment_in_which_no_sensor_has_a_say()
    {
        // Without a network and without sound only the air's sensors make the box run, each at its own times and more often when it fails.
        Gen.Select(BoxPlans.SetClock, Gen.ULong, Gen.ULong).ForAll(
            (plan, seed, otherSeed) =>
            {
                ObservedBox one = ObservedBox.Run(plan, AnyStreet.Of(seed, plan));
                ObservedBox other = ObservedBox.Run(plan, AnyStreet.Of(otherSeed, plan));
                string? difference = one.Log.FirstDifferenceOfShapeTo(other.Log);
                Assert.IsNull(difference, difference);
            },
            cases: CasesOfSetClocks);
        Console.WriteLine($"figure: {CasesOfSetClocks:N0} clocks set in the middle of a slot, 0 ends differ");
    }

    [TestMethod]
    public void No_value_that_a_part_measures_decides_when_the_box_runs()
    {
        // A meter at the lamp post's supply shows when the firmware runs.
        int[] pairs = new int[FittedParts.All.Length];
        Gen.Select(BoxPlans.Any, Gen.ULong, Gen.ULong).ForAll(
            (plan, seed, otherSeed) =>
            {
                ObservedBox one = ObservedBox.Run(plan, AnyStreet.OfWorkingParts(seed, plan));
                ObservedBox other = ObservedBox.Run(plan, AnyStreet.OfWorkingParts(otherSeed, plan));
                Assert.AreEqual(one.WakeUps, other.WakeUps, "The box ran at other moments.");
                if (plan.PolicyText.Contains("channel pm", StringComparison.Ordinal))
                {
                    Interlocked.Increment(ref pairs[Array.IndexOf(FittedParts.All, plan.Parts)]);
                }
            },
            cases: CasesOfWorkingParts);
        Console.WriteLine($"figure: {CasesOfWorkingParts:N0} pairs of streets, at least {pairs.Min():N0} that measure dust for each of {pairs.Length} choices of parts, 0 differ in when the box ran");
        Assert.IsGreaterThan(CasesOfWorkingParts / 16, pairs.Min());
    }
}
