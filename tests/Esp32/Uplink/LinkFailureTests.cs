using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Summaries;
using EdgeNode.Timekeeping;

namespace EdgeNode.Esp32.Tests;

/// <summary>Why a connection did not come about, by what the platform's own calls give for each refusal.</summary>
[TestClass]
public class LinkFailureTests
{
    private const int AttemptMs = 90_000;
    private const int InvalidCredential = 1;
    private const int NetworkNotAvailable = 2;
    private const int Success = 3;
    private const int Timeout = 4;
    private const int UnspecifiedFailure = 5;

    [TestMethod]
    [DataRow(NetworkNotAvailable, LinkFailure.WifiNotFound)]
    [DataRow(InvalidCredential, LinkFailure.WifiRefused)]
    [DataRow(Timeout, LinkFailure.WifiFailed)]
    [DataRow(UnspecifiedFailure, LinkFailure.WifiFailed)]
    [DataRow(Success, LinkFailure.NoAddress)]
    public void The_radios_status_says_why_the_network_was_not_joined(int status, LinkFailure expected)
    {
        UplinkBench bench = new();
        bench.Chip.Radio.Status = status;
        bench.Chip.Radio.AddressDelayMs = -1;
        AssertFails(bench, expected);
        Assert.AreEqual(expected, bench.Network.Failure);

        // A box that has no time says the same: it never gets the time without the network.
        MqttLink link = new(bench.Sets, bench.Network, new NetworkClock(new TickCount(), UplinkBench.TrueUtcMs));
        link.BeginConnect(new LinkSession("kx7q22", "t", "lost", 1800));
        bench.Chip.Turns.Sleep(AttemptMs);
        Assert.AreEqual(LinkSignal.ConnectFailed, link.Poll());
        Assert.AreEqual(expected, link.Failure);
    }

    [TestMethod]
    public void A_status_that_speaks_of_another_attempt_is_none_once_there_is_an_address()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.Status = UnspecifiedFailure;
        bench.Connect();
        Assert.AreEqual(LinkFailure.None, bench.Link.Failure);
        Assert.AreEqual(LinkFailure.None, bench.Network.Failure);
    }

    [TestMethod]
    [DataRow(BrokerAnswer.Refuses, LinkFailure.BrokerRefused)]
    [DataRow(BrokerAnswer.IsSilent, LinkFailure.NoAnswer)]
    [DataRow(BrokerAnswer.BreaksOff, LinkFailure.TlsRefused)]
    [DataRow(BrokerAnswer.IsClosed, LinkFailure.Unreachable)]
    [DataRow(BrokerAnswer.EndsEarly, LinkFailure.Lost)]
    public void What_the_broker_did_is_told_and_forgotten_when_a_connection_comes_about(BrokerAnswer answer, LinkFailure expected)
    {
        UplinkBench bench = new();
        bench.Chip.Broker.Answer = answer;
        AssertFails(bench, expected);
        bench.Chip.Broker.Answer = BrokerAnswer.Accepts;
        bench.Connect();
        Assert.AreEqual(LinkFailure.None, bench.Link.Failure);
    }

    [TestMethod]
    public void A_name_without_an_address_is_told()
    {
        UplinkBench bench = new();
        bench.Chip.Broker.IsUnknown = true;
        AssertFails(bench, LinkFailure.NameUnknown);
    }

    [TestMethod]
    [DataRow(PartName.WifiName)]
    [DataRow(PartName.BrokerHost)]
    [DataRow(PartName.Authorities)]
    [DataRow(PartName.Certificate)]
    [DataRow(PartName.PrivateKey)]
    public void A_part_that_the_box_was_not_told_is_no_fault_of_the_network(string missing)
    {
        UplinkBench bench = new();
        bench.Tell((missing, null));
        AssertFails(bench, LinkFailure.NotTold);
    }

    [TestMethod]
    public void A_connection_that_ends_is_lost_and_a_message_without_PUBACK_has_no_answer()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.Drop();
        Assert.AreEqual(LinkSignal.Lost, bench.NextWithin(1000));
        Assert.AreEqual(LinkFailure.Lost, bench.Link.Failure);
        Assert.AreEqual(LinkStage.Down, bench.Link.Stage);
        bench.Link.Close();
        bench.Connect();
        bench.Chip.Broker.AnswerDelayMs = -1;
        bench.BeginPublish();
        Assert.AreEqual(LinkSignal.NotAcknowledged, bench.NextWithin(5000));
        Assert.AreEqual(LinkFailure.NoAnswer, bench.Link.Failure);
    }

    [TestMethod]
    public void An_attempt_that_is_given_up_had_no_answer_until_it_says_more_itself()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.Status = NetworkNotAvailable;
        bench.Chip.Radio.AddressDelayMs = -1;
        bench.BeginConnect();
        bench.Chip.Turns.Sleep(1000);
        bench.Link.Close();
        Assert.AreEqual(LinkFailure.NoAnswer, bench.Link.Failure);
        bench.Chip.Turns.Sleep(AttemptMs);
        Assert.AreEqual(LinkFailure.WifiNotFound, bench.Link.Failure);
    }

    [TestMethod]
    public void Health_has_each_reason_under_the_same_number_and_its_word_is_the_name()
    {
        foreach (LinkFailure failure in Enum.GetValues<LinkFailure>())
        {
            ConnectFailure told = (ConnectFailure)(int)failure;
            Assert.AreEqual($"{failure}", $"{told}");
            Assert.AreEqual($"{failure}", string.Concat(ConnectFailureWord.Of(told).Split('-').Select(word => char.ToUpperInvariant(word[0]) + word[1..])));
        }

        Assert.IsNull(ConnectFailureWord.Of((ConnectFailure)Enum.GetValues<LinkFailure>().Length));
        Assert.IsNull(ConnectFailureWord.Of((ConnectFailure)(-1)));
    }

    [TestMethod]
    public void The_stages_come_in_their_order()
    {
        UplinkBench bench = new();
        bench.Chip.Broker.AnswerDelayMs = 700;
        Assert.AreEqual(LinkStage.Down, bench.Link.Stage);
        List<LinkStage> stages = [];
        bench.BeginConnect();
        bench.Chip.Observer = (call, _, _) => stages.AddRange(call == "MqttClient..ctor" ? [bench.Link.Stage] : []);
        for (LinkSignal signal = bench.Link.Poll(); signal == LinkSignal.None; signal = bench.Link.Poll())
        {
            stages.Add(bench.Link.Stage);
            bench.Chip.Turns.Sleep(100);
        }

        stages.Add(bench.Link.Stage);
        CollectionAssert.AreEqual(
            new[] { LinkStage.Joining, LinkStage.Resolving, LinkStage.Connecting, LinkStage.Connected }, stages.Distinct().ToArray());
        bench.Link.Close();
        Assert.AreEqual(LinkStage.Down, bench.Link.Stage);
    }

    [TestMethod]
    public void A_join_of_its_own_thread_holds_nobody_and_is_one_attempt_with_that_of_the_link()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.AddressDelayMs = 5000;
        long begunMs = bench.Chip.Turns.NowMs;
        bench.Network.BeginJoin();
        bench.Network.BeginJoin();
        Assert.AreEqual(begunMs, bench.Chip.Turns.NowMs);
        Assert.IsTrue(bench.Network.IsJoining);
        bench.Chip.Turns.Sleep(10);
        bench.Connect();
        Assert.IsFalse(bench.Network.IsJoining);
        Assert.AreEqual(1, bench.Chip.Radio.Attempts);
        Assert.IsTrue(bench.Network.IsRadioOn);
    }

    [TestMethod]
    public void A_join_that_failed_is_told_and_another_can_begin()
    {
        UplinkBench bench = new();
        bench.Chip.Radio.Status = InvalidCredential;
        bench.Chip.Radio.AddressDelayMs = -1;
        for (int i = 1; i <= 3; i++)
        {
            bench.Network.BeginJoin();
            bench.Chip.Turns.Sleep(30_000);
            Assert.IsFalse(bench.Network.IsJoining);
            Assert.AreEqual(LinkFailure.WifiRefused, bench.Network.Failure);
            Assert.AreEqual(i, bench.Chip.Radio.Attempts);
        }
    }

    private static void AssertFails(UplinkBench bench, LinkFailure expected)
    {
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs));
        Assert.AreEqual(expected, bench.Link.Failure);
        Assert.AreEqual(LinkStage.Down, bench.Link.Stage);
        bench.Link.Close();
        Assert.AreEqual(expected, bench.Link.Failure);
    }
}
