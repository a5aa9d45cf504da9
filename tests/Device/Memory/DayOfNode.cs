using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Firmware.Tests;

namespace EdgeNode.Memory
{
    /// <summary>A whole node on a board with 4 MB of flash, as many channels as a policy can have, with a broker that acknowledges.</summary>
    internal sealed class DayOfNode : BoxRig
    {
        private const long DayMs = 86400000;

        // 2026-06-01T00:00:00Z.
        private const long FirstUtcMs = 1780272000000;

        private const string Hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        private const string Settings =
            "tenant example\nnode kx7q22\nsite bench\nlatitude 52520008\nlongitude 13404954\nheight 350\n"
            + "image " + Hash + "\ncertificate " + Hash + "\n";

        private const string PolicyText =
            "policy 1 \"Bench\"\nnumber 1\nslot 900\n"
            + "channel footfall counted window 900 noise 2 lockout 500 edges 10 20 30 45 65 90 130 180 260 360\n"
            + "channel sound measured stat l50 window 900 unit dB(A) edges 45 50 55 60 65 70 75 80\n"
            + "channel pm25 measured stat mean window 900 unit ug/m3 edges 5 10 15 25 50 75\n"
            + "channel co2 measured stat mean window 900 unit ppm edges 600 800 1000 1400 2000\n"
            + "channel temperature measured stat mean window 900 unit degC edges 0 2 4 6 8 10 12\n"
            + "channel humidity measured stat mean window 900 unit % edges 10 20 30 40 50 60 70 80 90\n"
            + "purpose \"Measuring\"\nbasis \"GDPR 6(1)(e)\"\ncontroller \"City of Example\"\n"
            + "contact \"https://privacy.example/boxes\"\naccess \"Nobody\"\nretention 1 days\n";

        private readonly GoodEntropy _entropy = new GoodEntropy(672);
        private readonly ScriptedPin _pin = new ScriptedPin();
        private readonly SilentParts _parts = new SilentParts();

        /// <summary>Provisions the store.</summary>
        public DayOfNode()
            : base(Settings, PolicyText)
        {
            StartUtcMs = FirstUtcMs;
        }

        /// <summary>Summaries that the broker has acknowledged.</summary>
        public int Summaries { get; private set; }

        /// <summary>Starts the node and lives a day and a bit, with a passage at each step.</summary>
        public bool TryRun()
        {
            if (!TryBoot())
            {
                return false;
            }

            while (Clock.UptimeMs < DayMs + (DayMs / 96))
            {
                int waitMs = Node.Step();
                _pin.Rise(Clock.UptimeMs);
                Clock.Advance(waitMs);
            }

            Summaries = Node.SummariesAcknowledged;
            return true;
        }

        /// <summary>Lets go of the node, also where it was wired in.</summary>
        public void Forget()
        {
            ForgetNode();
            _pin.Start(null);
        }

        /// <inheritdoc/>
        protected override IEntropy EntropyOfBoot()
        {
            return _entropy;
        }

        /// <inheritdoc/>
        protected override FittedPassage[] FitPassages()
        {
            return new[] { new FittedPassage("footfall", "light-barrier", _pin, 0) };
        }

        /// <inheritdoc/>
        protected override FittedSensor[] FitSensors()
        {
            return new[]
            {
                new FittedSensor("sen0232", Meter, "sound"),
                new FittedSensor("sds011", _parts, "pm25"),
                new FittedSensor("scd41", _parts, 0x62, "co2"),
                new FittedSensor("bme280", _parts, 0x76, "temperature", "humidity"),
            };
        }
    }
}
