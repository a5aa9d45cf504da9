using EdgeNode.Composition;
using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A whole box with one light barrier and a sound meter, on a store that a technician has filled.</summary>
    public sealed class NodeRig : BoxRig
    {
        public const int SlotMs = 900000;

        /// <summary>2025-11-23T00:00:00Z.</summary>
        public const long MidnightUtcMs = 1763856000000;

        public const string SettingsText =
            "tenant demo\nnode kx7q22\nsite market-3\nlatitude 52520008\nlongitude 13404954\nheight 350\n";

        public const string PolicyHead = "policy 1 \"Market Square\"\nnumber 7\nslot 900\n";

        public const string Footfall = "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90\n";

        public const string Sound = "channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80\n";

        public const string PolicyTail =
            "purpose \"Plan crossing times\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
            + "contact \"https://privacy.example/boxes\"\naccess \"Traffic department\"\nretention 365 days\n";

        public const int TapeLength = 20000;

        public NodeRig()
            : base(SettingsText, PolicyHead + Footfall + Sound + PolicyTail)
        {
            Channel = "footfall";
            Entropy = TapeEntropy.Good(TapeLength, 11);
            StartUtcMs = MidnightUtcMs;
        }

        /// <summary>Channel that the light barrier feeds.</summary>
        public string Channel { get; set; }

        public TapeEntropy Entropy { get; set; }

        /// <summary>Parts other than the light barrier; null for the sound meter.</summary>
        public FittedSensor[] Sensors { get; set; }

        /// <summary>Makes steps that the node did not ask for, less than this much apart; 0 for none.</summary>
        public int ExtraStepsWithinMs { get; set; }

        public ScriptedPin Pin { get; private set; }

        public SentMessage MessageAt(int index)
        {
            return (SentMessage)Messages[index];
        }

        /// <summary>Steps as a loop around it would, for so long.</summary>
        /// <param name="ms">Duration.</param>
        /// <param name="riseEveryMs">Distance of two passages, or 0 for none.</param>
        public void Run(long ms, int riseEveryMs = 0)
        {
            long endMs = Clock.UptimeMs + ms;
            long riseMs = riseEveryMs == 0 ? long.MaxValue : Clock.UptimeMs + riseEveryMs;
            ScriptedChance chance = new ScriptedChance(5);
            while (Clock.UptimeMs < endMs)
            {
                int waitMs = Node.Step();
                int extraMs = ExtraStepsWithinMs == 0 ? waitMs : 1 + chance.Below(ExtraStepsWithinMs);
                long nextMs = Clock.UptimeMs + (extraMs < waitMs ? extraMs : waitMs);
                for (; riseMs <= nextMs; riseMs += riseEveryMs)
                {
                    Pin.Rise(riseMs);
                }

                Clock.AdvanceTo(nextMs < endMs ? nextMs : endMs);
            }
        }

        /// <inheritdoc/>
        protected override IEntropy EntropyOfBoot()
        {
            return Entropy;
        }

        /// <inheritdoc/>
        protected override FittedPassage[] FitPassages()
        {
            Pin = new ScriptedPin();
            return new[] { new FittedPassage(Channel, "light-barrier", Pin, 0) };
        }

        /// <inheritdoc/>
        protected override FittedSensor[] FitSensors()
        {
            return Sensors ?? new[] { new FittedSensor("sen0232", Meter, "sound") };
        }
    }
}
