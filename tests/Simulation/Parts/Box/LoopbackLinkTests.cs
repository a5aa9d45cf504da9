using CsCheck;
using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class LoopbackLinkTests
{
    private static readonly LinkSession Session = new("kx7q22", "will", "lost", 1800);

    [TestMethod]
    public void What_is_published_is_kept_as_it_was_with_the_time_of_sending()
    {
        VirtualClock clock = new();
        LoopbackLink link = Connected(clock);
        long sentMs = clock.UptimeMs;
        byte[] payload = [1, 2, 3, 4];
        link.BeginPublish("a/b", payload, 3, retain: true);
        payload[0] = 9;

        Assert.AreEqual(LinkSignal.None, link.Poll());
        Assert.AreEqual(LinkSignal.Acknowledged, Wait(clock, link));
        Assert.AreEqual(LinkSignal.None, link.Poll(), "told once");
        LinkMessage message = link.Messages.Single();
        Assert.AreEqual((sentMs, "a/b", true), (message.UpMs, message.Topic, message.Retained));
        CollectionAssert.AreEqual(new byte[] { 1, 2, 3 }, message.Payload);
    }

    [TestMethod]
    public void Connecting_freezes_the_runtime_until_it_is_done()
    {
        VirtualClock clock = new();
        LoopbackLink link = new(clock, new SeededRandom(1, "link"));
        link.BeginConnect(Session);

        Assert.IsGreaterThanOrEqualTo(900, link.FrozenUntilMs);
        clock.AdvanceTo(link.FrozenUntilMs - 1);
        Assert.AreEqual(LinkSignal.None, link.Poll());
        clock.AdvanceTo(link.FrozenUntilMs);
        Assert.AreEqual(LinkSignal.Connected, link.Poll());
    }

    [TestMethod]
    public void While_the_link_is_down_connects_are_refused()
    {
        VirtualClock clock = new();
        LoopbackLink link = new(clock, new SeededRandom(1, "link"));
        link.SetDown(0, 10_000);
        link.BeginConnect(Session);
        Assert.AreEqual(LinkSignal.ConnectFailed, Wait(clock, link));

        clock.AdvanceTo(10_000);
        link.BeginConnect(Session);
        Assert.AreEqual(LinkSignal.Connected, Wait(clock, link));
        CollectionAssert.AreEqual(new[] { false, true }, link.Connects.Select(connect => connect.Accepted).ToArray());
    }

    [TestMethod]
    public void A_cut_is_told_once_even_if_it_is_over_when_someone_looks()
    {
        VirtualClock clock = new();
        LoopbackLink link = Connected(clock);
        link.SetDown(20_000, 21_000);
        clock.AdvanceTo(60_000);

        Assert.AreEqual(LinkSignal.Lost, link.Poll());
        Assert.AreEqual(LinkSignal.None, link.Poll());
        Assert.AreEqual(new LinkClose(60_000, Clean: false), link.Closes.Single());
        link.BeginConnect(Session);
        Assert.AreEqual(LinkSignal.Connected, Wait(clock, link));
    }

    [TestMethod]
    public void A_publish_that_is_cut_is_never_acknowledged_and_arrives_or_not()
    {
        HashSet<int> arrived = [];
        for (ulong seed = 0; seed < 40; seed++)
        {
            VirtualClock clock = new();
            LoopbackLink link = Connected(clock, seed);
            link.SetDown(clock.UptimeMs + 10, clock.UptimeMs + 5000);
            link.BeginPublish("t", [1], 1, retain: false);
            Assert.AreEqual(LinkSignal.Lost, Wait(clock, link));
            arrived.Add(link.Messages.Count);
        }

        Assert.HasCount(2, arrived);
    }

    [TestMethod]
    public void A_close_is_clean_unless_the_link_was_cut_before()
    {
        VirtualClock clock = new();
        LoopbackLink link = Connected(clock);
        link.Close();
        Assert.IsTrue(link.Closes[0].Clean);

        link.BeginConnect(Session);
        Wait(clock, link);
        link.SetDown(clock.UptimeMs + 1, clock.UptimeMs + 2);
        clock.AdvanceTo(clock.UptimeMs + 10);
        link.Close();
        Assert.IsFalse(link.Closes[1].Clean);
    }

    [TestMethod]
    public void It_holds_its_caller_to_the_contract()
    {
        VirtualClock clock = new();
        LoopbackLink link = new(clock, new SeededRandom(1, "link"));
        Assert.ThrowsExactly<InvalidOperationException>(() => link.BeginPublish("t", [], 0, retain: false));
        link.BeginConnect(Session);
        Assert.ThrowsExactly<InvalidOperationException>(() => link.BeginConnect(Session));
        Wait(clock, link);
        Assert.ThrowsExactly<InvalidOperationException>(() => link.BeginConnect(Session));
        link.BeginPublish("t", [], 0, retain: false);
        Assert.ThrowsExactly<InvalidOperationException>(() => link.BeginPublish("t", [], 0, retain: false));
    }

    private static LoopbackLink Connected(VirtualClock clock, ulong seed = 1)
    {
        LoopbackLink link = new(clock, new SeededRandom(seed, "link"));
        link.BeginConnect(Session);
        Assert.AreEqual(LinkSignal.Connected, Wait(clock, link));
        return link;
    }

    private static LinkSignal Wait(VirtualClock clock, LoopbackLink link)
    {
        for (int i = 0; i < 10_000; i++)
        {
            LinkSignal signal = link.Poll();
            if (signal != LinkSignal.None)
            {
                return signal;
            }

            clock.AdvanceTo(clock.UptimeMs + 1);
        }

        return LinkSignal.None;
    }
}
