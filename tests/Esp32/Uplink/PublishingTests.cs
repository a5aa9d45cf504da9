using EdgeNode.Contracts;

namespace EdgeNode.Esp32.Tests;

[TestClass]
public class PublishingTests
{
    private const int RetriesMs = 5000;

    [TestMethod]
    public void A_publish_is_acknowledged_when_PUBACK_has_come()
    {
        UplinkBench bench = new();
        bench.Connect();
        for (int i = 0; i < 20; i++)
        {
            bench.BeginPublish($"t{i}");
            Assert.AreEqual(LinkSignal.Acknowledged, bench.NextWithin(RetriesMs));
            Assert.AreEqual(LinkSignal.None, bench.NextWithin(RetriesMs));
        }

        Assert.HasCount(20, bench.Chip.Broker.Topics);
        Assert.AreEqual("t19 AtLeastOnce retain True", bench.Chip.Broker.Topics[19]);
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, bench.Chip.Broker.Payloads[19]);
    }

    [TestMethod]
    public void The_broker_keeps_what_it_is_told_to_keep_and_nothing_else()
    {
        UplinkBench bench = new();
        bench.Connect();
        foreach (bool retain in new[] { false, true, false })
        {
            bench.Link.BeginPublish("t", [1], 1, retain);
            Assert.AreEqual(LinkSignal.Acknowledged, bench.NextWithin(RetriesMs));
            Assert.AreEqual($"t AtLeastOnce retain {retain}", bench.Chip.Broker.Topics[^1]);
        }
    }

    [TestMethod]
    public void A_publish_without_PUBACK_is_not_acknowledged_though_M2Mqtt_raises_its_event()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.AnswerDelayMs = -1;
        bench.BeginPublish();
        Assert.AreEqual(LinkSignal.NotAcknowledged, bench.NextWithin(RetriesMs));
        Assert.HasCount(3, bench.Chip.Broker.Topics);
        bench.Link.Close();
        bench.AssertAllIsFreed();
    }

    [TestMethod]
    public void A_second_publish_in_flight_is_refused_and_the_link_says_so()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.AnswerDelayMs = -1;
        bench.BeginPublish();
        bench.BeginPublish();
        Assert.AreEqual(LinkSignal.NotAcknowledged, bench.Link.Poll());
    }

    [TestMethod]
    public void What_is_published_is_what_stood_in_the_buffer_when_it_was_handed_over()
    {
        UplinkBench bench = new();
        bench.Connect();
        byte[] buffer = [1, 2, 3];
        bench.Link.BeginPublish("t", buffer, buffer.Length, false);
        buffer[0] = 9;
        Assert.AreEqual(LinkSignal.Acknowledged, bench.NextWithin(RetriesMs));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, bench.Chip.Broker.Payloads[0]);
    }

    [TestMethod]
    public void A_loss_is_told_once_whenever_it_comes_and_a_new_connection_follows()
    {
        for (int lostMs = 0; lostMs <= 1500; lostMs += 50)
        {
            UplinkBench bench = new();
            bench.Connect();
            bench.Chip.Broker.AnswerDelayMs = 700;
            bench.BeginPublish();
            bench.Chip.Turns.Sleep(lostMs);
            bench.Chip.Broker.Drop();
            List<LinkSignal> signals = [];
            for (LinkSignal signal = bench.NextWithin(RetriesMs); signal != LinkSignal.None; signal = bench.NextWithin(RetriesMs))
            {
                signals.Add(signal);
            }

            Assert.AreEqual(1, signals.Count(signal => signal == LinkSignal.Lost), $"lost after {lostMs} ms: {string.Join(' ', signals)}");
            Assert.AreEqual(1, bench.Chip.Broker.Wills);
            bench.Link.Close();
            bench.AssertAllIsFreed();
            bench.Connect();
            Assert.AreEqual(1, bench.Chip.Broker.MostClients);
        }
    }

    [TestMethod]
    public void A_loss_is_told_before_the_retries_of_a_publish_are_over()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Chip.Broker.AnswerDelayMs = -1;
        bench.BeginPublish();
        bench.Chip.Turns.Sleep(200);
        bench.Chip.Broker.Drop();
        Assert.AreEqual(LinkSignal.Lost, bench.NextWithin(200));
    }

    [TestMethod]
    public void Close_says_goodbye_so_that_no_will_is_sent_and_frees_the_client()
    {
        UplinkBench bench = new();
        bench.Connect();
        bench.Link.Close();
        Assert.AreEqual(1, bench.Chip.Broker.Goodbyes);
        Assert.AreEqual(0, bench.Chip.Broker.Wills);
        Assert.AreEqual(0, bench.Chip.Broker.OpenClients);
        Assert.AreEqual(LinkSignal.None, bench.NextWithin(1000));
        bench.Link.Close();
        bench.AssertAllIsFreed();
    }

    [TestMethod]
    public void A_close_before_any_attempt_and_a_poll_do_nothing()
    {
        UplinkBench bench = new();
        bench.Link.Close();
        Assert.AreEqual(LinkSignal.None, bench.Link.Poll());
    }
}
