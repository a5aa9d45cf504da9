using CsCheck;

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
        Worlds.Sample(
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
            iter: Cases);
        Console.WriteLine($"figure: {Cases:N0} pairs of streets of the same result ({moved:N0} with other rises), {entries:N0} messages and commits of {bytes:N0} bytes compared, 0 differ");
        Assert.IsGreaterThan(Cases / 2, moved);
    }
}
