using System.Text;
using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Simulation.Tests;
using EdgeNode.Simulator;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>A box that finds settings and a policy in its store, good or bad, and has a broker that takes everything.</summary>
internal sealed class StoredBox
{
    private const long StartUtcMs = 1_780_272_000_000;

    private static readonly NodeSettings Settings = new()
    {
        Tenant = "example",
        Node = "kx7q22",
        Site = "pole",
        ImageHash = new string('0', 64),
        CertificateFingerprint = new string('1', 64),
    };

    private readonly byte[] _policy;
    private VirtualBox? _box;

    public StoredBox(byte[] policy)
    {
        _policy = policy;
        Store.Tell((PartName.Settings, NodeSettingsText.Write(Settings)), (PartName.Policy, policy));
        Store.Lock();
    }

    public MemoryStore Store { get; } = new();

    public LoopbackLink Link { get; private set; } = null!;

    public string? Refusal { get; private set; }

    public bool TryStart()
    {
        VirtualBoxOptions options = new()
        {
            Board = BenchBoard.With(new BoardPassage("footfall", "light-barrier", 27, 0, 120)),
            Settings = Settings,
            PolicyText = _policy,
            Street = new MadeStreet { OffsetsOfSlot = _ => [] },
            Seed = 1,
            StartUtcMs = StartUtcMs,
            ClockSettings = [new ClockSetting(0, StartUtcMs)],
            MakeLink = (clock, random) => Link = new LoopbackLink(clock, random),
            Store = Store,
        };
        bool isStarted = VirtualBox.TryStart(options, out _box, out string? refusal);
        Refusal = refusal;
        return isStarted;
    }

    public void RunUntil(long uptimeMs)
    {
        while (_box!.Clock.UptimeMs < uptimeMs)
        {
            _box.Step();
            _box.Clock.AdvanceTo(Math.Min(uptimeMs, _box.StepAtMs));
            if (_box.Clock.UptimeMs % 7 == 0)
            {
                _box.Pins[0].Rise();
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
