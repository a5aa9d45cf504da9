namespace EdgeNode.Attacks.Tests;

[TestClass]
public sealed class LoudEventTests
{
    [TestMethod]
    public void L50_hides_a_shout_at_night_and_LAeq_shows_it()
    {
        LoudEventAttack attack = new(Attempts.Firmware, Attempts.Options(0.3));
        AttackResult l50 = attack.AtNight("l50");
        AttackResult leq = attack.AtNight("leq");
        StringAssert.Contains(l50.Verdict, "in 0 of 30");
        Assert.IsTrue(l50.Low < 0.5 && 0.5 < l50.High, l50.ToString());
        Assert.IsGreaterThan(0.85, leq.Success, leq.ToString());
    }
}
