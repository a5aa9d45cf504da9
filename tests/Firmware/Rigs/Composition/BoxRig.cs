using System;
using System.Collections;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Reporting;
using EdgeNode.Summaries;
using EdgeNode.Timekeeping;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// A whole box of scripted parts on a store that a technician has filled, for a PC and for the device's runtime. What is fitted, and
    /// where random bytes come from, each rig says for itself.
    /// </summary>
    public abstract class BoxRig
    {
        /// <param name="settings">Text of the settings.</param>
        /// <param name="policy">Text of the policy.</param>
        protected BoxRig(string settings, string policy)
        {
            Store = new RamStore();
            Messages = new ArrayList();
            Meter = new ScriptedMeter(Store);
            Board = "bench";
            Segments = Outbox.SmallBoardSegments;
            ToldSet.Tell(Store, settings, policy);
        }

        public RamStore Store { get; }

        public ArrayList Messages { get; }

        public ScriptedMeter Meter { get; }

        public string Board { get; set; }

        /// <summary>What the box was told, as its last boot found it.</summary>
        public SetStore Sets { get; private set; }

        public int Segments { get; set; }

        /// <summary>UTC at the next boot.</summary>
        public long StartUtcMs { get; set; }

        public ScriptedClock Clock { get; private set; }

        public NetworkClock Time { get; private set; }

        public ScriptedTimeLink TimeLink { get; private set; }

        public ScriptedLink Link { get; private set; }

        public ScriptedBox Box { get; private set; }

        /// <summary>The firmware, or null when it refused.</summary>
        public Node Node { get; private set; }

        /// <summary>Why it refused, or null.</summary>
        public string Refusal { get; private set; }

        /// <summary>The light of the box; null for none.</summary>
        public IIndicator Indicator { get; set; }

        /// <summary>The port of a technician's cable; null for none.</summary>
        public IServicePort Service { get; set; }

        /// <summary>Switches a sealed box on at uptime 0, without its console.</summary>
        public bool TryBoot()
        {
            bool isStarted = Node.TryStart(Assemble(), LockState.Sealed, isFinal: false, out Node node, out string refusal);
            Node = node;
            Refusal = refusal;
            return isStarted;
        }

        /// <summary>Switches the box on at uptime 0.</summary>
        public Box PowerOn()
        {
            return new Box(Assemble());
        }

        /// <summary>Lets go of the node and of what it alone has a use for.</summary>
        protected void ForgetNode()
        {
            Node = null;
            TimeLink = null;
        }

        /// <summary>Where this boot's random bytes come from.</summary>
        protected abstract IEntropy EntropyOfBoot();

        /// <summary>The passage sensors, on pins that nobody listens to yet.</summary>
        protected abstract FittedPassage[] FitPassages();

        /// <summary>The other sensors.</summary>
        protected abstract FittedSensor[] FitSensors();

        private NodeHardware Assemble()
        {
            Clock = new ScriptedClock();
            Time = new NetworkClock(Clock, StartUtcMs);
            if (!Time.TryTake(StartUtcMs))
            {
                throw new InvalidOperationException();
            }

            TimeLink = new ScriptedTimeLink(Clock);
            Link = new ScriptedLink(Clock, Messages);
            Box = new ScriptedBox();
            Sets = new SetStore(Store);
            return new NodeHardware
            {
                Board = Board,
                Clock = Time,
                TimeLink = TimeLink,
                Entropy = EntropyOfBoot(),
                Store = Store,
                Sets = Sets,
                Link = Link,
                Network = Box,
                System = Box,
                Passages = FitPassages(),
                Sensors = FitSensors(),
                OutboxSegments = Segments,
                Scan = new ScriptedScan(new string[0], new int[0]),
                Service = Service,
                Indicator = Indicator,
            };
        }
    }
}
