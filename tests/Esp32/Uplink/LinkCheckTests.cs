using System.Text;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;
using EdgeNode.Provisioning;
using EdgeNode.Summaries;

namespace EdgeNode.Esp32.Tests;

/// <summary>What a technician is told of the way to the broker, on a whole box with the device's own link.</summary>
[TestClass]
public class LinkCheckTests
{
    private const int GridMs = 200;
    private const int LimitMs = 180_000;
    private const string Good = "wifi ok, address ok, time ok, dns ok, tls ok, mqtt ok";

    [TestMethod]
    public void A_box_on_its_broker_is_found_well_by_a_new_attempt_with_its_PUBACK()
    {
        UplinkBench bench = new();
        Node node = Start(bench);
        Assert.AreEqual(Good, Run(bench, node));
        int connects = bench.Chip.Broker.Connects;
        int messages = bench.Chip.Broker.Topics.Count;
        Assert.AreEqual(Good, Run(bench, node));
        Assert.AreEqual(connects + 1, bench.Chip.Broker.Connects);
        Assert.IsGreaterThan(messages, bench.Chip.Broker.Topics.Count);
        Assert.AreEqual(1, bench.Chip.Broker.MostClients);
        Assert.AreEqual(0, bench.Chip.Broker.Wills, "a test says goodbye before it connects anew");
    }

    [TestMethod]
    [DataRow(BrokerAnswer.IsClosed, "tls unreachable, mqtt not-tried")]
    [DataRow(BrokerAnswer.BreaksOff, "tls tls-refused, mqtt not-tried")]
    [DataRow(BrokerAnswer.Refuses, "tls ok, mqtt broker-refused")]
    [DataRow(BrokerAnswer.IsSilent, "tls ok, mqtt no-answer")]
    [DataRow(BrokerAnswer.EndsEarly, "tls ok, mqtt lost")]
    public void What_the_broker_refuses_is_told_at_its_stage(BrokerAnswer answer, string end)
    {
        UplinkBench bench = new();
        Node node = Start(bench);
        bench.Chip.Broker.Answer = answer;
        Assert.AreEqual("wifi ok, address ok, time ok, dns ok, " + end, Run(bench, node));
        bench.Chip.Broker.Answer = BrokerAnswer.Accepts;
        Assert.AreEqual(Good, Run(bench, node));
    }

    [TestMethod]
    public void What_the_network_refuses_is_told_at_its_stage()
    {
        UplinkBench bench = new();
        Node node = Start(bench);
        bench.Chip.Broker.IsUnknown = true;
        Assert.AreEqual("wifi ok, address ok, time ok, dns name-unknown, tls not-tried, mqtt not-tried", Run(bench, node));
        bench.Chip.Radio.AddressDelayMs = -1;
        bench.Chip.Radio.Lose();
        Assert.AreEqual("wifi ok, address no-address, time not-tried, dns not-tried, tls not-tried, mqtt not-tried", Run(bench, node));
        bench.Chip.Radio.Status = 1;
        Assert.AreEqual("wifi wifi-refused, address not-tried, time not-tried, dns not-tried, tls not-tried, mqtt not-tried", Run(bench, node));
    }

    [TestMethod]
    public void A_message_without_PUBACK_is_no_round_trip()
    {
        UplinkBench bench = new();
        Node node = Start(bench);
        Assert.AreEqual(Good, Run(bench, node));
        bench.Chip.Observer = (call, _, _) =>
        {
            if (call.StartsWith("MqttClient.Publish", StringComparison.Ordinal))
            {
                bench.Chip.Broker.AnswerDelayMs = -1;
            }
        };
        Assert.AreEqual("wifi ok, address ok, time ok, dns ok, tls ok, mqtt no-answer", Run(bench, node));
    }

    [TestMethod]
    public void A_box_that_was_told_nothing_says_so()
    {
        UplinkBench bench = new();
        LinkCheck check = new(bench.Clock, bench.Link);
        check.Begin();
        Assert.AreEqual(CheckProgress.Told, check.Step());
        Assert.AreEqual("wifi", check.Subject);
        StringAssert.StartsWith(check.Fault, "not-told: ");
    }

    private static Node Start(UplinkBench bench)
    {
        bench.Tell(
            (PartName.Settings, "tenant example\nnode kx7q22\nsite bench\nlatitude 0\nlongitude 0\nheight 350\n"u8.ToArray()),
            (PartName.Policy, Encoding.ASCII.GetBytes(BusyBox.Policy)));
        Assert.IsTrue(bench.Network.TryJoin());
        NodeHardware hardware = new()
        {
            Board = "bench",
            Clock = bench.Clock,
            TimeLink = bench.TimeLink,
            Entropy = new HardwareEntropy(bench.Network),
            Store = bench.Store,
            Sets = bench.Sets,
            Link = bench.Link,
            Network = bench.Network,
            System = new Esp32System(bench.Store),
        };
        Assert.IsTrue(Node.TryStart(hardware, LockState.Sealed, isFinal: false, out Node node, out string refusal), refusal);
        return node;
    }

    // The console's steps and the node's, on a grid, as a box makes them.
    private static string Run(UplinkBench bench, Node node)
    {
        LinkCheck check = new(bench.Clock, bench.Link) { Session = node.Session };
        List<string> lines = [];
        check.Begin();
        for (int waitedMs = 0; waitedMs < LimitMs; waitedMs += GridMs)
        {
            CheckProgress progress = check.Step();
            if (progress == CheckProgress.Ended)
            {
                return string.Join(", ", lines);
            }

            if (progress == CheckProgress.Told)
            {
                lines.Add($"{check.Subject} {check.Fault?.Split(':')[0] ?? "ok"}");
            }

            node.Step();
            bench.Chip.Turns.Sleep(GridMs);
        }

        return string.Join(", ", lines) + ", no end";
    }
}
