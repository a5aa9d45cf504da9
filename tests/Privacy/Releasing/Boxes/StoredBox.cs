using System.Text;
using EdgeNode.Composition;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>A box that finds settings and a policy in its store, good or bad, and has a broker that takes everything.</summary>
internal sealed class StoredBox
{
    private const long StartUtcMs = 1_780_272_000_000;

    private readonly VirtualClock _clock = new();
    private readonly NetworkClock _time;
    private readonly VirtualPin _pin;
    private Node? _node;

    public StoredBox(byte[] policy)
    {
        byte[] settings = NodeSettingsText.Write(new NodeSettings
        {
            Tenant = "example",
            Node = "kx7q22",
            Site = "pole",
            ImageHash = new string('0', 64),
            CertificateFingerprint = new string('1', 64),
        });
        Store.TryReplace(NodeSettings.EntryName, settings, settings.Length);
        Store.TryReplace(StoredConfiguration.PolicyEntryName, policy, policy.Length);
        _time = new NetworkClock(_clock, StartUtcMs);
        Assert.IsTrue(_time.TryTake(StartUtcMs));
        _pin = new VirtualPin(_clock);
        Link = new LoopbackLink(_clock, new SeededRandom(1, "link"));
    }

    public MemoryStore Store { get; } = new();

    public LoopbackLink Link { get; }

    public string? Refusal { get; private set; }

    public bool TryStart()
    {
        NodeHardware hardware = new()
        {
            Board = "bench",
            Clock = _time,
            TimeLink = new VirtualTimeLink(_clock),
            Entropy = new SeededEntropy(new SeededRandom(1, "entropy")),
            Store = Store,
            Link = Link,
            Network = new VirtualNetwork(),
            System = new VirtualSystem(),
            Passages = [new FittedPassage("footfall", "light-barrier", _pin, 0)],
        };
        bool isStarted = Node.TryStart(hardware, out Node node, out string refusal);
        _node = node;
        Refusal = refusal;
        return isStarted;
    }

    public void RunUntil(long uptimeMs)
    {
        while (_clock.UptimeMs < uptimeMs)
        {
            _clock.AdvanceTo(Math.Min(uptimeMs, _clock.UptimeMs + _node!.Step()));
            if (_clock.UptimeMs % 7 == 0)
            {
                _pin.Rise();
            }
        }
    }

    public IEnumerable<string> Sent(string topic)
    {
        return Link.Messages.Where(message => message.Topic.EndsWith("/" + topic, StringComparison.Ordinal)).Select(message => Encoding.ASCII.GetString(message.Payload));
    }

    /// <summary>What the box has published as its policy.</summary>
    public string PublishedText()
    {
        return Sent("policy").Distinct().Single();
    }
}
