using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class WifiScanTests
{
    [TestMethod]
    public void A_scan_returns_at_once_and_is_done_when_the_driver_says_so_time_after_time()
    {
        UplinkBench bench = new();
        WifiScan scan = new(bench.Network);
        Assert.AreEqual(ScanPhase.Idle, scan.Phase);
        bench.Chip.Radio.Around.Add(("square", -61));
        bench.Chip.Radio.Around.Add(("", -40));
        for (int i = 1; i <= 3; i++)
        {
            long begunMs = bench.Chip.Turns.NowMs;
            scan.Begin();
            scan.Begin();
            Assert.AreEqual(begunMs, bench.Chip.Turns.NowMs);
            Assert.AreEqual(ScanPhase.UnderWay, scan.Phase);
            Assert.AreEqual(0, scan.Count);
            bench.Chip.Turns.Sleep(Radio.ScanMs + 1);
            Assert.AreEqual(ScanPhase.Done, scan.Phase);
            Assert.AreEqual(2, scan.Count);
            Assert.AreEqual("square", scan.NameAt(0));
            Assert.AreEqual(-61, scan.DbmAt(0));
            Assert.AreEqual("", scan.NameAt(1));
        }

        // The network is joined by the same adapter.
        Assert.IsTrue(bench.Network.TryJoin());
    }

    [TestMethod]
    public void A_radio_that_is_joining_or_not_there_fails_and_can_be_asked_again()
    {
        UplinkBench bench = new();
        WifiScan scan = new(bench.Network);
        bench.Chip.Radio.HasAdapter = false;
        scan.Begin();
        Assert.AreEqual(ScanPhase.Failed, scan.Phase);
        bench.Chip.Radio.HasAdapter = true;
        bench.Chip.Radio.IsBusy = true;
        scan.Begin();
        Assert.AreEqual(ScanPhase.Failed, scan.Phase);
        bench.Chip.Radio.IsBusy = false;
        scan.Begin();
        bench.Chip.Turns.Sleep(Radio.ScanMs + 1);
        Assert.AreEqual(ScanPhase.Done, scan.Phase);
    }
}
