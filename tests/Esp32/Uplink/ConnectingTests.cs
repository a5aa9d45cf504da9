using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Timekeeping;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class ConnectingTests
{
    private const int AttemptMs = 90_000;

    [TestMethod]
    public void A_connection_is_a_clean_session_with_a_retained_will_of_QoS_1_and_one_message_in_flight()
    {
        UplinkBench bench = new();
        bench.Connect();
        Assert.AreEqual(
            "kx7q22 clean True keep-alive 1800 will True AtLeastOnce retain True edgenode/1/example/kx7q22/state lost", bench.Chip.Broker.Connect);
        Assert.AreEqual("broker.example", bench.Chip.Broker.Host);
        Assert.AreEqual(8883, bench.Chip.Broker.Port);
        Assert.AreEqual(1, bench.Chip.Broker.QueueSize);
        Assert.AreEqual("square", bench.Chip.Radio.Name);
        Assert.AreEqual("lamp post 17", bench.Chip.Radio.Password);
        Assert.IsTrue(bench.Chip.Radio.IsToReconnect);
    }

    [TestMethod]
    public void The_port_of_the_store_is_taken()
    {
        UplinkBench bench = new();
        bench.Put(PartName.BrokerPort, "18883\n");
        bench.Connect();
        Assert.AreEqual(18883, bench.Chip.Broker.Port);
    }

    [TestMethod]
    public void Each_attempt_is_a_new_client_and_there_are_never_two()
    {
        UplinkBench bench = new();
        for (int i = 0; i < 12; i++)
        {
            bench.Chip.Broker.Answer = (BrokerAnswer)(i % 6);
            bench.BeginConnect();
            bool isAccepted = bench.Chip.Broker.Answer == BrokerAnswer.Accepts;
            Assert.AreEqual(isAccepted ? LinkSignal.Connected : LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs), bench.Chip.Broker.Answer.ToString());
            bench.Link.Close();
        }

        Assert.AreEqual(1, bench.Chip.Broker.MostClients);
        bench.AssertAllIsFreed();
    }

    [TestMethod]
    public void A_failed_attempt_is_told_once()
    {
        UplinkBench bench = new();
        bench.Chip.Broker.IsUnknown = true;
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs));
        Assert.AreEqual(LinkSignal.None, bench.NextWithin(AttemptMs));
        bench.Chip.Broker.IsUnknown = false;
        bench.Link.Close();
        bench.Connect();
    }

    [TestMethod]
    [DataRow(PartName.WifiName)]
    [DataRow(PartName.BrokerHost)]
    [DataRow(PartName.Authorities)]
    [DataRow(PartName.Certificate)]
    [DataRow(PartName.PrivateKey)]
    public void Without_an_entry_nothing_is_sent_to_anyone(string missing)
    {
        UplinkBench bench = new();
        bench.Tell((missing, null));
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs));
        Assert.AreEqual(0, bench.Chip.Broker.MostClients);
    }

    [TestMethod]
    public void Without_trusted_time_there_is_no_TLS_and_the_attempt_fails_once_the_network_is_joined()
    {
        UplinkBench bench = new();
        Assert.IsTrue(bench.Network.TryJoin());
        MqttLink link = new(bench.Sets, bench.Network, new NetworkClock(new TickCount(), UplinkBench.TrueUtcMs));
        link.BeginConnect(new LinkSession("kx7q22", "t", "lost", 1800));
        bench.Chip.Turns.Sleep(10);
        Assert.AreEqual(LinkSignal.ConnectFailed, link.Poll());
        Assert.AreEqual(LinkFailure.NoTime, link.Failure);
        Assert.AreEqual(0, bench.Chip.Broker.Connects);
    }

    [TestMethod]
    public void TLS_sees_the_time_that_the_box_trusts_and_not_what_the_chip_had()
    {
        UplinkBench bench = new();
        bench.Chip.WallTicks = new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero).Ticks;
        long? seenUtcMs = null;
        bench.Chip.Observer = (call, _, _) =>
        {
            if (call == "MqttClient.Connect")
            {
                seenUtcMs = (bench.Chip.WallTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
            }
        };
        bench.Connect();
        Assert.IsTrue(bench.Clock.TryGetUtcMs(out long nowUtcMs));
        Assert.IsInRange(nowUtcMs - 60_000, nowUtcMs, seenUtcMs!.Value);
    }

    [TestMethod]
    public void An_attempt_that_was_given_up_ends_what_it_has_begun_whenever_that_was()
    {
        // Given up at each 100 ms of an attempt that would have succeeded: before, in and after CONNECT.
        for (int givenUpMs = 0; givenUpMs < 3000; givenUpMs += 100)
        {
            UplinkBench bench = new();
            bench.Chip.Broker.AnswerDelayMs = 700;
            bench.BeginConnect();
            bench.Chip.Turns.Sleep(givenUpMs);
            bench.Link.Close();
            Assert.AreEqual(LinkSignal.None, bench.NextWithin(AttemptMs), $"given up after {givenUpMs} ms");
            bench.AssertAllIsFreed();
            Assert.AreEqual(0, bench.Chip.Broker.Wills, "a box that closes says goodbye");
            Assert.AreEqual(bench.Chip.Broker.Connects, bench.Chip.Broker.Goodbyes);
        }
    }

    [TestMethod]
    public void While_an_attempt_that_was_given_up_still_hangs_another_one_fails_and_then_one_succeeds()
    {
        UplinkBench bench = new();
        bench.Chip.Broker.Answer = BrokerAnswer.IsSilent;
        bench.BeginConnect();
        bench.Chip.Turns.Sleep(5000);
        bench.Link.Close();
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(0));
        bench.Link.Close();
        bench.Chip.Broker.Answer = BrokerAnswer.Accepts;
        bench.Chip.Turns.Sleep(AttemptMs);
        bench.Connect();
        Assert.AreEqual(1, bench.Chip.Broker.MostClients);
    }
}
