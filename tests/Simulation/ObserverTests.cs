using EdgeNode.Contracts;
using EdgeNode.Simulator;

namespace EdgeNode.Simulation.Tests;

/// <summary>Who watches a box is asked and told everything, and changes nothing by it.</summary>
[TestClass]
public sealed class ObserverTests
{
    private const long HourMs = 3_600_000;

    [TestMethod]
    public void A_box_that_is_watched_does_byte_for_byte_what_it_does_alone()
    {
        VirtualBoxOptions options = Boxes.Options(8, new SeededStreet(8));
        Watcher watcher = new();
        Assert.AreEqual(Boxes.Egress(Lived(options)), Boxes.Egress(Lived(options with { Observer = watcher })));
        CollectionAssert.AreEqual(new[] { "time", "store", "time link", "entropy", "link", "network" }, watcher.Asked);
    }

    [TestMethod]
    public void The_watcher_is_told_each_rise_each_step_and_each_freeze()
    {
        Watcher watcher = new();
        VirtualBox box = Lived(Boxes.Options(8, new SeededStreet(8)) with { Observer = watcher });
        Assert.AreEqual(box.Pins[0].Rises, watcher.Rises.Count);
        Assert.AreEqual(box.Freezes.RisesDelayed, watcher.Rises.Count(rise => rise.DeliveredMs > rise.HappenedMs));
        Assert.AreEqual(box.Freezes.FrozenMs, watcher.Freezes.Sum(spell => spell.UntilMs - spell.FromMs));
        Assert.IsGreaterThan(0, watcher.Freezes.Count);

        // The sound meter alone is read each second.
        Assert.IsGreaterThan(3000, watcher.Steps.Count);
        CollectionAssert.AreEqual(watcher.Steps.Order().ToArray(), watcher.Steps);
        Assert.IsTrue(watcher.Freezes.All(spell => watcher.Steps.Contains(spell.FromMs) && !watcher.Steps.Any(at => at > spell.FromMs && at < spell.UntilMs)));
    }

    private static VirtualBox Lived(VirtualBoxOptions options)
    {
        VirtualBox box = Boxes.Start(options);
        Assert.IsTrue(box.RunUntil(HourMs));
        Assert.IsTrue(box.Finish());
        return box;
    }

    private sealed class Watcher : IBoxObserver
    {
        public List<string> Asked { get; } = [];

        public List<long> Steps { get; } = [];

        public List<(long HappenedMs, long DeliveredMs)> Rises { get; } = [];

        public List<(long FromMs, long UntilMs)> Freezes { get; } = [];

        public void PowerOn(IClock time)
        {
            Asked.Add("time");
        }

        public IDurableStore InFrontOf(IDurableStore store)
        {
            return Noted("store", store);
        }

        public IUplinkLink InFrontOf(IUplinkLink link)
        {
            return Noted("link", link);
        }

        public IDatagramLink InFrontOf(IDatagramLink timeLink)
        {
            return Noted("time link", timeLink);
        }

        public IEntropy InFrontOf(IEntropy entropy)
        {
            return Noted("entropy", entropy);
        }

        public INetwork InFrontOf(INetwork network)
        {
            return Noted("network", network);
        }

        public void WakesUp(long uptimeMs)
        {
            Steps.Add(uptimeMs);
        }

        public void RiseDelivered(long happenedMs, long deliveredMs)
        {
            Rises.Add((happenedMs, deliveredMs));
        }

        void IBoxObserver.Freezes(long fromMs, long untilMs)
        {
            Freezes.Add((fromMs, untilMs));
        }

        private T Noted<T>(string what, T part)
        {
            Asked.Add(what);
            return part;
        }
    }
}
