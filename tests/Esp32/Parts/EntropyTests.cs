namespace EdgeNode.Esp32.Tests;

[TestClass]
public class EntropyTests
{
    [TestMethod]
    public void Before_the_radio_is_on_there_is_no_entropy_and_the_generator_is_not_even_asked()
    {
        UplinkBench bench = new();
        HardwareEntropy entropy = new(bench.Network);
        byte[] buffer = new byte[16];
        Assert.IsFalse(entropy.TryFill(buffer));
        Assert.AreEqual(0, bench.Chip.NoiseDraws);
        CollectionAssert.AreEqual(new byte[16], buffer);

        bench.Network.TryJoin();
        Assert.IsTrue(entropy.TryFill(buffer));
        Assert.AreEqual(1, bench.Chip.NoiseDraws);
        CollectionAssert.AreNotEqual(new byte[16], buffer);
    }
}
