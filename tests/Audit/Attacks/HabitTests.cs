namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class HabitTests
{
    private const double Deviations = 3;

    [TestMethod]
    public void A_habit_at_a_limit_is_found_as_fast_as_exact_arithmetic_says()
    {
        Compare(new HabitAttack(Attempts.Firmware, Attempts.Options(0.5)).AtLimit(), others: 9, [2, 7, 28, 56, 80, 112]);
    }

    [TestMethod]
    public void A_habit_in_empty_windows_is_found_as_fast_as_exact_arithmetic_says()
    {
        Compare(new HabitAttack(Attempts.Firmware, Attempts.Options(0.1)).NearEmpty(), others: 0, [28, 365, 1000, 2100, 3650]);
    }

    [TestMethod]
    public void Without_noise_two_passes_at_a_limit_are_enough()
    {
        Assert.AreEqual(1, new HabitAttack(BrokenBoxes.Noiseless, Attempts.Options(0.1)).AtLimit()[0].Success);
    }

    [TestMethod]
    public void Two_boxes_tell_of_one_way_past_both_no_more_than_two_detections_may()
    {
        AttackResult result = new LinkageAttack(Attempts.Firmware, Attempts.Options(0.1)).OneWay();
        Assert.AreEqual(16.0 / 25, result.Bound!.Value, 1e-12);
        Assert.IsTrue(result.Holds, result.ToString());
        Assert.IsGreaterThan(0.5, result.Low);
        Assert.IsFalse(new LinkageAttack(BrokenBoxes.Noiseless, Attempts.Options(0.05)).OneWay().Holds);
    }

    // A test that is run with one seed may be as strict as it likes: here three standard deviations.
    private static void Compare(IReadOnlyList<AttackResult> results, int others, int[] passes)
    {
        for (int index = 0; index < passes.Length; index++)
        {
            double exact = HabitAttack.BestPossible(others, passes[index]);
            double deviation = Math.Sqrt(exact * (1 - exact) / results[index].Trials);
            Assert.AreEqual(exact, results[index].Success, Deviations * deviation, results[index].ToString());
        }
    }
}
