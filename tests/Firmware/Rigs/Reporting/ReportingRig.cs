using System.Collections;
using EdgeNode.Policies;
using EdgeNode.Reporting;
using EdgeNode.Summaries;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The reporting half of a box on one store and one broker's memory, which outlive its boots.</summary>
    public sealed class ReportingRig
    {
        public const string Node = "kx7q22";
        public const string Topic = "edgenode/1/demo/kx7q22/summary";
        public const string PolicyHash = "00112233445566778899aabbccddeeff";
        public const int SlotMs = 900000;
        public const int Segments = 4;
        public const int SegmentRecords = 12;

        /// <summary>First four bytes of sha256("kx7q22"), 0x828dcfad, modulo 300.</summary>
        public const int SendOffsetMs = 22000;

        /// <summary>2025-11-23T00:00:00Z.</summary>
        public const long MidnightUtcMs = 1763856000000;

        private uint _seed = 1;
        private long _nextStepMs;

        public ReportingRig()
        {
            Store = new RamStore();
            Messages = new ArrayList();
            Box = new ScriptedBox();
            SlotSeconds = SlotMs / 1000;
            SegmentCount = Segments;
            Buckets = 1;
        }

        public RamStore Store { get; }

        public ArrayList Messages { get; }

        public ScriptedBox Box { get; }

        public int SlotSeconds { get; set; }

        /// <summary>Segments that the outbox keeps, from the next boot on.</summary>
        public int SegmentCount { get; set; }

        /// <summary>What was read: decides the buckets, and must decide nothing else.</summary>
        public int Buckets { get; set; }

        public TapeEntropy Entropy { get; private set; }

        public ScriptedClock Clock { get; private set; }

        public ScriptedLink Link { get; private set; }

        public Outbox Outbox { get; private set; }

        public HealthLog Health { get; private set; }

        public UplinkSession Session { get; private set; }

        /// <summary>Windows that have ended, whatever became of them, over all boots.</summary>
        public int Windows { get; private set; }

        public bool IsOn { get; private set; }

        public SentMessage MessageAt(int index)
        {
            return (SentMessage)Messages[index];
        }

        /// <summary>Switches on, at uptime 0.</summary>
        public void Boot()
        {
            Boot(TapeEntropy.Good(4000, _seed++));
        }

        /// <summary>Switches on, with this tape.</summary>
        public void Boot(TapeEntropy entropy)
        {
            IsOn = true;
            Entropy = entropy;
            Clock = new ScriptedClock();
            Clock.SetUtcMs(MidnightUtcMs);
            Link = new ScriptedLink(Clock, Messages);
            Outbox.TryOpen(Store, Entropy, SegmentCount, Topic, out Outbox outbox, out _);
            Outbox = outbox;
            Health = new HealthLog(Clock, Box, Box, Outbox, Node, new[] { "scd41" }, SlotSeconds);
            Session = new UplinkSession(Link, Entropy, Outbox, Health, Documents(), Clock.UptimeMs);
            _nextStepMs = 0;
        }

        public void CutPower()
        {
            IsOn = false;
        }

        /// <summary>Steps as a loop around it would, up to an uptime.</summary>
        public void RunTo(long uptimeMs)
        {
            while (_nextStepMs <= uptimeMs)
            {
                Clock.AdvanceTo(_nextStepMs);
                int healthMs = Health.Step(_nextStepMs);
                int sessionMs = Session.Step(_nextStepMs);
                _nextStepMs += healthMs < sessionMs ? healthMs : sessionMs;
            }

            Clock.AdvanceTo(uptimeMs);
        }

        public void Run(long ms)
        {
            RunTo(Clock.UptimeMs + ms);
        }

        /// <summary>Lets a slot pass and end.</summary>
        /// <returns>Whether its summary was committed.</returns>
        public bool RunSlot()
        {
            RunTo(((Clock.UptimeMs / SlotMs) + 1) * SlotMs);
            Health.EndSlot();
            bool isCommitted = TryCommit(out int seq);
            Session.EndSlot(isCommitted ? seq : UplinkSession.NoSummary, Clock.UptimeMs);
            _nextStepMs = Clock.UptimeMs;
            return isCommitted;
        }

        /// <summary>Commits one more window, without any time going by.</summary>
        public bool TryCommit(out int seq)
        {
            SummaryBody body = new SummaryBody
            {
                StartUtcSeconds = (MidnightUtcMs / 1000) + (900 * Windows),
                UpSeconds = 900 * Windows,
                LengthSeconds = 900,
            };
            body.Add("footfall", Buckets);
            body.Add("sound", Buckets > 1 ? SummaryBody.Absent : 4);
            Windows++;
            return Outbox.TryCommit(body, Node, PolicyHash, out seq);
        }

        public int Kinds(string kind)
        {
            int count = 0;
            for (int i = 0; i < Messages.Count; i++)
            {
                if (MessageAt(i).Kind == kind)
                {
                    count++;
                }
            }

            return count;
        }

        /// <summary>Publishes so far whose text contains <paramref name="part"/>.</summary>
        public SentMessage LastWith(string part)
        {
            for (int i = Messages.Count - 1; i >= 0; i--)
            {
                if (MessageAt(i).Text.IndexOf(part) >= 0)
                {
                    return MessageAt(i);
                }
            }

            return null;
        }

        private RetainedDocuments Documents()
        {
            State state = new State { Node = Node, Firmware = "0.1.0", Boot = Outbox.Boot };
            About about = new About { Node = Node, Site = "market-3", Board = "bench", Sensors = new[] { "scd41" } };
            Policy policy = new Policy { Text = AsciiText.ToBytes("policy text\n"), Hash = PolicyHash, SlotSeconds = SlotSeconds };
            RetainedDocuments.TryMake(new Topics("demo", Node), state, about, policy, out RetainedDocuments documents);
            return documents;
        }
    }
}
