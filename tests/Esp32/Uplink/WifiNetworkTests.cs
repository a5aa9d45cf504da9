using EdgeNode.Contracts;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class WifiNetworkTests
{
    private const int UnspecifiedFailure = 5;

    [TestMethod]
    public void Joining_ends_with_an_address_and_is_not_done_twice()
    {
        UplinkBench bench = new();
        Assert.IsFalse(bench.Network.IsRadioOn);
        Assert.IsTrue(bench.Network.TryJoin());
        Assert.IsTrue(bench.Network.IsRadioOn);
        Assert.IsTrue(bench.Network.TryJoin());
        Assert.AreEqual(1, bench.Chip.Radio.Attempts);
    }

    [TestMethod]
    public void After_a_loss_the_driver_is_told_once_more()
    {
        UplinkBench bench = new();
        Assert.IsTrue(bench.Network.TryJoin());
        bench.Chip.Radio.Lose();
        Assert.IsTrue(bench.Network.TryJoin());
        Assert.AreEqual(2, bench.Chip.Radio.Attempts);
    }

    [TestMethod]
    public void An_access_point_that_does_not_answer_is_awaited_for_ten_seconds_and_the_radio_is_on_all_the_same()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.AddressDelayMs = -1;
        long begunMs = bench.Chip.Turns.NowMs;
        Assert.IsFalse(bench.Network.TryJoin());
        Assert.AreEqual(10_000, bench.Chip.Turns.NowMs - begunMs);
        Assert.IsTrue(bench.Network.IsRadioOn);
    }

    [TestMethod]
    public void A_status_that_does_not_prove_the_radio_is_no_proof_of_it()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.Status = UnspecifiedFailure;
        bench.Chip.Radio.AddressDelayMs = -1;
        Assert.IsFalse(bench.Network.TryJoin());
        Assert.IsFalse(bench.Network.IsRadioOn);
    }

    [TestMethod]
    public void A_chip_without_an_adapter_or_a_store_without_a_name_joins_nothing()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.HasAdapter = false;
        Assert.IsFalse(bench.Network.TryJoin());
        bench.Chip.Radio.HasAdapter = true;
        bench.Tell((PartName.WifiName, null));
        Assert.IsFalse(bench.Network.TryJoin());
        Assert.AreEqual(0, bench.Chip.Radio.Attempts);
        Assert.IsFalse(bench.Network.IsRadioOn);
    }

    [TestMethod]
    public void An_open_network_has_an_empty_password()
    {
        UplinkBench bench = new();
        bench.Tell((PartName.WifiPassword, null));
        Assert.IsTrue(bench.Network.TryJoin());
        Assert.AreEqual("", bench.Chip.Radio.Password);
    }

    [TestMethod]
    public void The_signal_is_not_told()
    {
        UplinkBench bench = new();
        Assert.IsFalse(bench.Network.TryGetSignalDbm(out int dbm));
        Assert.AreEqual(0, dbm);
    }
}
