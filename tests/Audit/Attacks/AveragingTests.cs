namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class AveragingTests
{
    [TestMethod]
    public void Copies_reboots_clocks_and_policies_never_get_a_window_released_twice()
    {
        AveragingAttack attack = new(Attempts.Firmware, Attempts.Options(0.1));
        foreach (AttackResult result in new[] { attack.Resends(), attack.Reboots(), attack.ClockJumps(), attack.PolicyFlips() })
        {
            Assert.IsTrue(result.Holds, result.ToString());
            StringAssert.Contains(result.Verdict, "at most 1 text each, 0 overlaps");
        }
    }

    [TestMethod]
    public void The_power_switch_does_get_copies_sent()
    {
        AttackResult result = new AveragingAttack(Attempts.Firmware, Attempts.Options(0.01)).Resends();

        // 30 lives of three windows, one of them sent nine times.
        StringAssert.StartsWith(result.Verdict, "330 copies of 90 windows");
    }

    [TestMethod]
    public void New_noise_for_each_copy_is_found()
    {
        AttackResult result = new AveragingAttack(BrokenBoxes.Renoising, Attempts.Options(0.1)).Resends();
        Assert.IsFalse(result.Holds, result.ToString());
        Assert.IsGreaterThan(result.Bound!.Value, result.Low);
        StringAssert.Contains(result.Verdict, "released more than once");
    }

    [TestMethod]
    public void Windows_never_overlap_and_differences_find_less_than_the_bound()
    {
        AttackResult result = new DifferencingAttack(Attempts.Firmware, Attempts.Options(0.2)).Run();
        Assert.IsTrue(result.Holds, result.ToString());
        StringAssert.Contains(result.Verdict, "0 overlaps");
    }

    [TestMethod]
    public void Differences_find_the_person_where_there_is_no_noise()
    {
        AttackResult result = new DifferencingAttack(BrokenBoxes.Noiseless, Attempts.Options(0.2)).Run();
        Assert.IsFalse(result.Holds, result.ToString());
    }
}
