using System.Text;
using EdgeNode.Esp32OnPc;
using EdgeNode.Policies;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using EdgeNode.Virtual;

namespace EdgeNode.Esp32.Tests;

/// <summary>The outbox of one box on the device's store, over its boots, and the broker that its summaries come to.</summary>
internal sealed class OutboxLife
{
    public const string Policy =
        "policy 1 \"Passages\"\nnumber 1\nslot 900\nchannel footfall counted window 900 noise 2 lockout 500 edges 10 20 30\n"
        + "purpose \"Plan crossing times\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City\"\ncontact \"https://privacy.example\"\naccess \"The public\"\nretention 365 days\n";

    public const int Segments = 4;
    public const int SegmentRecords = 12;
    public const int RecordLength = SummaryText.Length + 8;

    private const string Topic = "edgenode/1/demo/kx7q22/summary";
    private const string Node = "kx7q22";
    private const int SlotSeconds = 900;
    private const int GreatestLooks = 60 * SegmentRecords * Segments;

    private static readonly string PolicyHash = PolicyParser.TryParse(Encoding.ASCII.GetBytes(Policy), out Policy policy, out _)
        ? policy.Hash : throw new InvalidOperationException("the policy is refused");

    private string? _held;
    private long _utcSeconds = 1_780_272_000;
    private int _upSeconds;
    private Outbox? _outbox;

    public OutboxLife()
    {
        Flash = new Flash(FlashKind.KeepsAtClose);
    }

    private OutboxLife(OutboxLife other)
    {
        Flash = other.Flash.AfterPowerOn();
        Broker = other.Broker.Copy();
        Run = other.Run;
        _utcSeconds = other._utcSeconds;
        Committed.UnionWith(other.Committed);
    }

    public Flash Flash { get; private set; }

    public BrokerMemory Broker { get; } = new();

    /// <summary>Numbers that were committed in this run.</summary>
    public HashSet<int> Committed { get; } = [];

    /// <summary>The run, after the first boot.</summary>
    public string Run { get; private set; } = "";

    public int Forfeits => _outbox!.ForfeitCount;

    public int NextSeq => _outbox!.NextSeq;

    /// <summary>The same box with the power off, to be treated otherwise.</summary>
    public OutboxLife Copy()
    {
        return new OutboxLife(this);
    }

    /// <summary>Lets no file be opened that has this path, in this boot and all later ones.</summary>
    public void Hold(string path)
    {
        _held = path;
    }

    /// <summary>Switches on.</summary>
    /// <param name="isFinal">Whether what cannot be read counts as damaged.</param>
    /// <returns>Whether the outbox was opened.</returns>
    public bool TryBoot(bool isFinal = false)
    {
        bool isFull = Flash.IsFull;
        Flash = Flash.AfterPowerOn();
        Flash.IsFull = isFull;
        if (_held is not null)
        {
            Flash.HoldOpen(_held);
        }

        Chip.PowerOn(Flash);
        _upSeconds = 0;
        _utcSeconds += 1000;
        SeededEntropy entropy = new(new SeededRandom(Run.Length == 0 ? 1UL : 2UL, "run"));
        bool isOpen = Outbox.TryOpen(new FileStore(), entropy, Segments, Topic, isFinal, out Outbox outbox, out string refusal);
        Assert.IsTrue(isOpen || refusal.EndsWith(": cannot be read", StringComparison.Ordinal), refusal);
        _outbox = outbox;
        Run = isOpen && Run.Length == 0 ? outbox.Run : Run;
        Assert.AreEqual(Run, outbox?.Run ?? Run, "another run");
        return isOpen;
    }

    /// <summary>Commits as many windows.</summary>
    public void Commit(int windows)
    {
        for (int i = 0; i < windows; i++)
        {
            SummaryBody body = new() { StartUtcSeconds = _utcSeconds, UpSeconds = _upSeconds, LengthSeconds = SlotSeconds };
            body.Add("footfall", 3);
            _upSeconds += SlotSeconds;
            _utcSeconds += SlotSeconds;
            if (_outbox!.TryCommit(body, Node, PolicyHash, out int seq))
            {
                Assert.IsTrue(Committed.Add(seq), $"number {seq} is given twice");
            }
        }
    }

    /// <summary>Sends what waits, oldest first, at most so many.</summary>
    public void Send(int summaries = int.MaxValue, bool isAcknowledged = true)
    {
        int looks = 0;
        for (int sent = 0; sent < summaries && _outbox!.OldestSeq < _outbox.NextSeq && looks < GreatestLooks;)
        {
            if (!_outbox.TryPeek(out int seq))
            {
                looks++;
                continue;
            }

            Broker.Receive(_outbox.Run, seq, Encoding.ASCII.GetString(_outbox.Text, 0, SummaryText.Length));
            sent++;
            if (!isAcknowledged)
            {
                return;
            }

            _outbox.Acknowledge(seq);
        }
    }

    /// <summary>A slot: commits a window and sends what waits.</summary>
    public void RunSlots(int slots)
    {
        for (int i = 0; i < slots; i++)
        {
            Commit(1);
            Send();
        }
    }

    /// <summary>
    /// The box sends all that it has, goes on for some slots, restarts and goes on. Nothing was sent twice in two forms, the chain
    /// holds, and what did not arrive is a gap.
    /// </summary>
    /// <returns>How many summaries were committed and never arrived.</returns>
    public int GoOn(int slots = 2)
    {
        Send();
        RunSlots(slots);
        Assert.IsTrue(TryBoot(_held is not null), "the box does not start again");
        RunSlots(1);
        int last = Committed.Max();
        int lost = Committed.Count(seq => !Broker.Has(Run, seq));
        Assert.IsTrue(Broker.Has(Run, last), "the newest summary has not arrived, so a loss before it would not show");
        Assert.IsGreaterThanOrEqualTo(lost, Broker.Gaps(Run));
        return lost;
    }
}
