using EdgeNode.Boards;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>What a virtual box is made of.</summary>
public sealed record VirtualBoxOptions
{
    /// <summary>The board, with its fitted sensors.</summary>
    public required Board Board { get; init; }

    /// <summary>What a technician tells the box about itself; null for a box that is told over <see cref="Service"/>.</summary>
    public required NodeSettings? Settings { get; init; }

    /// <summary>Text of the policy, as the technician stores it; null for a box that is told over <see cref="Service"/>.</summary>
    public required byte[]? PolicyText { get; init; }

    /// <summary>Where the box hangs.</summary>
    public required IStreet Street { get; init; }

    /// <summary>Seed of everything that is left to chance: it exists in the simulator only.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Moment at which the box is switched on.</summary>
    public required long StartUtcMs { get; init; }

    /// <summary>
    /// Makes the way to the broker. The random stream is the link's own; a link that is an <see cref="IRuntimeFreezer"/>
    /// freezes the box.
    /// </summary>
    public required Func<VirtualClock, SeededRandom, IUplinkLink> MakeLink { get; init; }

    /// <summary>
    /// Makes the part of a model, on its site, where the box is not to have the simulator's own; returns null for that. The part is
    /// of the kind that the model's wire asks for.
    /// </summary>
    public Func<string, PartSite, IVirtualPart?>? MakePart { get; init; }

    /// <summary>What moves the pins; null for those who pass on the street.</summary>
    public IPinLine? Line { get; init; }

    /// <summary>Segments of the outbox; null for as many as the board has room for.</summary>
    public int? OutboxSegments { get; init; }

    /// <summary>
    /// Whether questions to time servers draw from the source of the noise, as on a box. Apart, the noise that a seed gives does not
    /// depend on how often the time is asked for.
    /// </summary>
    public bool HasOneRandomSource { get; init; }

    /// <summary>What goes wrong.</summary>
    public BoxFaults Faults { get; init; } = new();

    /// <summary>Moments at which the time is set, in order.</summary>
    public IReadOnlyList<ClockSetting> ClockSettings { get; init; } = [];

    /// <summary>Who watches; null for nobody.</summary>
    public IBoxObserver? Observer { get; init; }

    /// <summary>Earliest time that the firmware believes, in ms since 1970: on a box its release, here the start of the street. Null for <see cref="StartUtcMs"/>.</summary>
    public long? LeastUtcMs { get; init; }

    /// <summary>The store of an earlier boot. When it is null, or lacks them, settings and policy are put in.</summary>
    public IDurableStore? Store { get; init; }

    /// <summary>The sets of <see cref="Store"/>, where the link reads them too; null for a view of the box's own.</summary>
    public SetStore? Sets { get; init; }

    /// <summary>The port of a technician's cable; null for a box without one.</summary>
    public IServicePort? Service { get; init; }

    /// <summary>The radio's look for networks around; needed with <see cref="Service"/>.</summary>
    public IWifiScan? Scan { get; init; }

    /// <summary>Which boot of this box it is, from 0: later boots draw other random bytes.</summary>
    public int Boot { get; init; }

    /// <summary>Why it boots.</summary>
    public ResetCause ResetCause { get; init; } = ResetCause.PowerOn;
}
