using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class UdpLinkTests
{
    private const string Server = "ntp.se";

    [TestMethod]
    public void A_datagram_goes_to_the_server_and_its_answer_comes_back()
    {
        UplinkBench bench = new();
        Open(bench, Server);
        byte[] question = new byte[60];
        question[0] = 0x23;
        question[40] = 7;
        Assert.IsTrue(bench.TimeLink.TrySend(question, 48));
        byte[] answer = new byte[48];
        Assert.AreEqual(0, bench.TimeLink.Receive(answer));
        bench.Chip.Turns.Sleep(100);
        Assert.AreEqual(48, bench.TimeLink.Receive(answer));
        Assert.AreEqual(7, answer[24]);
        Assert.AreEqual(0, bench.TimeLink.Receive(answer));
    }

    [TestMethod]
    public void Looking_a_name_up_waits_for_the_network_and_holds_the_runtime_only_then()
    {
        UplinkBench bench = new();
        bench.TimeLink.BeginOpen(Server, 123);
        Assert.AreEqual(DatagramPhase.Opening, bench.TimeLink.Phase);
        Assert.IsEmpty(bench.Chip.Turns.Frozen);
        bench.Chip.Turns.Sleep(3000);
        Assert.AreEqual(DatagramPhase.Open, bench.TimeLink.Phase);
        Assert.HasCount(1, bench.Chip.Turns.Frozen);
    }

    [TestMethod]
    public void Without_network_name_or_name_server_the_link_says_that_it_failed()
    {
        foreach (Action<Chip> fault in new Action<Chip>[] { chip => chip.Radio.AddressDelayMs = -1, chip => chip.Internet.TimeServers.Clear(), chip => chip.Internet.HasDns = false })
        {
            UplinkBench bench = new();
            fault(bench.Chip);
            bench.TimeLink.BeginOpen(Server, 123);
            bench.Chip.Turns.Sleep(40_000);
            Assert.AreEqual(DatagramPhase.Failed, bench.TimeLink.Phase);
            Assert.IsFalse(bench.TimeLink.TrySend(new byte[48], 48));
            Assert.AreEqual(0, bench.TimeLink.Receive(new byte[48]));
            Assert.AreEqual(0, bench.Chip.Internet.OpenSockets);
        }
    }

    [TestMethod]
    public void However_an_opening_ends_no_socket_stays_open_and_there_are_never_two()
    {
        UplinkBench bench = new();
        for (int closedMs = 0; closedMs < 3000; closedMs += 50)
        {
            bench.TimeLink.BeginOpen(Server, 123);
            bench.Chip.Turns.Sleep(closedMs);
            bench.TimeLink.Close();
            bench.Chip.Turns.Sleep(40_000);
            Assert.AreEqual(DatagramPhase.Closed, bench.TimeLink.Phase);
            Assert.AreEqual(0, bench.Chip.Internet.OpenSockets, $"closed after {closedMs} ms");
            bench.Chip.Radio.Lose();
        }

        Assert.AreEqual(1, bench.Chip.Internet.MostSockets);
        Assert.IsNull(bench.Chip.Turns.Crash);
    }

    [TestMethod]
    public void While_an_opening_that_was_given_up_still_waits_another_one_fails()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.AddressDelayMs = -1;
        bench.TimeLink.BeginOpen(Server, 123);
        bench.TimeLink.Close();
        bench.TimeLink.BeginOpen("time.cloudflare.com", 123);
        Assert.AreEqual(DatagramPhase.Failed, bench.TimeLink.Phase);
        bench.Chip.Radio.AddressDelayMs = 1000;
        bench.Chip.Turns.Sleep(40_000);
        Open(bench, Server);
    }

    [TestMethod]
    public void A_network_that_is_lost_under_a_question_throws_nothing()
    {
        UplinkBench bench = new();
        Open(bench, Server);
        bench.Chip.Radio.Lose();
        Assert.IsFalse(bench.TimeLink.TrySend(new byte[48], 48));
        Assert.AreEqual(0, bench.TimeLink.Receive(new byte[48]));
    }

    [TestMethod]
    public void Two_who_join_at_once_join_one_after_the_other()
    {
        UplinkBench bench = new();
        bench.TimeLink.BeginOpen(Server, 123);
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.Connected, bench.NextWithin(60_000));
        Assert.AreEqual(1, bench.Chip.Radio.Attempts);
        Assert.AreEqual(DatagramPhase.Open, bench.TimeLink.Phase);
    }

    private static void Open(UplinkBench bench, string server)
    {
        bench.TimeLink.BeginOpen(server, 123);
        bench.Chip.Turns.Sleep(3000);
        Assert.AreEqual(DatagramPhase.Open, bench.TimeLink.Phase);
    }
}
