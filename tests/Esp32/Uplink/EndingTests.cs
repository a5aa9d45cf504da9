using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>
/// In which order a connection is ended: M2Mqtt closes the socket 200 ms after it was told to, and its receive thread should have left
/// its read by then.
/// </summary>
[TestClass]
public class EndingTests
{
    private const int AttemptMs = 90_000;

    // Less than M2Mqtt's pause: what the other side of a working network needs.
    private const int LongestReplyMs = 150;

    [TestMethod]
    public void A_broker_that_hears_the_goodbye_ends_the_read_before_the_socket_is_closed()
    {
        for (int replyMs = 0; replyMs <= LongestReplyMs; replyMs += 10)
        {
            UplinkBench bench = new();
            bench.Chip.Broker.AnswerDelayMs = replyMs;
            bench.Connect();
            bench.Link.Close();
            bench.AssertAllIsFreed();
            Assert.AreEqual(0, bench.Chip.Broker.ClosedUnderARead, $"replies after {replyMs} ms");
        }
    }

    [TestMethod]
    public void A_lost_or_refused_connection_is_closed_under_no_read()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.Drop();
        Assert.AreEqual(LinkSignal.Lost, bench.NextWithin(1000));
        bench.Link.Close();
        bench.Chip.Broker.Answer = BrokerAnswer.Refuses;
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs));
        bench.Chip.Broker.Answer = BrokerAnswer.BreaksOff;
        bench.BeginConnect();
        Assert.AreEqual(LinkSignal.ConnectFailed, bench.NextWithin(AttemptMs));
        bench.AssertAllIsFreed();
        Assert.AreEqual(0, bench.Chip.Broker.ClosedUnderARead);
    }

    [TestMethod]
    public void An_attempt_given_up_at_any_moment_closes_under_no_read()
    {
        for (int givenUpMs = 0; givenUpMs < 2000; givenUpMs += 50)
        {
            UplinkBench bench = new();
            bench.Chip.Broker.AnswerDelayMs = LongestReplyMs;
            bench.BeginConnect();
            bench.Chip.Turns.Sleep(givenUpMs);
            bench.Link.Close();
            bench.AssertAllIsFreed();
            Assert.AreEqual(0, bench.Chip.Broker.ClosedUnderARead, $"given up after {givenUpMs} ms");
        }
    }

    [TestMethod]
    public void What_remains_is_the_connection_whose_other_side_is_silent()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.AnswerDelayMs = -1;
        bench.BeginPublish();
        Assert.AreEqual(LinkSignal.NotAcknowledged, bench.NextWithin(5000));
        bench.Link.Close();
        bench.AssertAllIsFreed();
        Assert.AreEqual(1, bench.Chip.Broker.ClosedUnderARead);
        Assert.AreEqual(1, bench.Chip.Broker.Goodbyes, "it is told all the same");
    }

    [TestMethod]
    public void An_answer_that_comes_before_the_call_returns_is_taken()
    {
        UplinkBench bench = new();
        bench.Chip.Broker.AnswerDelayMs = 0;
        bench.Connect();
        for (int i = 0; i < 50; i++)
        {
            bench.BeginPublish($"t{i}");
            Assert.AreEqual(LinkSignal.Acknowledged, bench.NextWithin(1000));
        }
    }
}
