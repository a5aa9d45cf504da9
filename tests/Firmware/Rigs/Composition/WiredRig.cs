using EdgeNode.Composition;
using EdgeNode.Contracts;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A whole box with two passage sensors and all parts, of which those on buses never answer: for what is wired to what.</summary>
    public sealed class WiredRig : BoxRig
    {
        public const int SlotMs = 900000;
        public const int WarmUpMs = 60000;

        /// <summary>No two of the values are equal.</summary>
        public const string SettingsText =
            "tenant demo\nnode kx7q22\nsite market-3\nlatitude 52520008\nlongitude 13404954\nheight 350\n"
            + "image 00112233445566778899aabbccddeeff00112233445566778899aabbccddee01\n"
            + "certificate ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221102\n";

        private int _boots;

        /// <param name="channels">Lines of the policy.</param>
        /// <param name="slotSeconds">Length of a slot.</param>
        public WiredRig(string channels, int slotSeconds = SlotMs / 1000)
            : base(SettingsText, "policy 1 \"Market Square\"\nnumber 7\nslot " + slotSeconds.ToString() + "\n" + channels + NodeRig.PolicyTail)
        {
            StartUtcMs = NodeRig.MidnightUtcMs;
        }

        public GoodEntropy Entropy { get; private set; }

        /// <summary>The pin of <c>footfall.in</c>, a light barrier.</summary>
        public ScriptedPin InPin { get; private set; }

        /// <summary>The pin of <c>footfall.out</c>, a PIR that needs a minute after power-on.</summary>
        public ScriptedPin OutPin { get; private set; }

        public ScriptedI2cBus Co2Bus { get; private set; }

        public ScriptedI2cBus ClimateBus { get; private set; }

        /// <summary>Switches on at uptime 0.</summary>
        public void Boot()
        {
            Assert.IsTrue(TryBoot(), Refusal);
        }

        /// <summary>Steps as a loop around it would, up to an uptime.</summary>
        public void RunTo(long uptimeMs)
        {
            while (Clock.UptimeMs < uptimeMs)
            {
                long nextMs = Clock.UptimeMs + Node.Step();
                Clock.AdvanceTo(nextMs < uptimeMs ? nextMs : uptimeMs);
            }
        }

        /// <summary>Publishes on a topic so far.</summary>
        public int Count(string kind)
        {
            int count = 0;
            for (int i = 0; i < Messages.Count; i++)
            {
                SentMessage message = (SentMessage)Messages[i];
                count += message.Kind == kind ? 1 : 0;
            }

            return count;
        }

        /// <summary>The last publish on a topic.</summary>
        public SentMessage Last(string kind)
        {
            int at = Messages.Count - 1;
            while (((SentMessage)Messages[at]).Kind != kind)
            {
                at--;
            }

            return (SentMessage)Messages[at];
        }

        /// <inheritdoc/>
        protected override IEntropy EntropyOfBoot()
        {
            Entropy = new GoodEntropy((uint)(++_boots));
            return Entropy;
        }

        /// <inheritdoc/>
        protected override FittedPassage[] FitPassages()
        {
            InPin = new ScriptedPin();
            OutPin = new ScriptedPin();
            return new[] { new FittedPassage("footfall.in", "light-barrier", InPin, 0), new FittedPassage("footfall.out", "hc-sr501", OutPin, WarmUpMs) };
        }

        /// <inheritdoc/>
        protected override FittedSensor[] FitSensors()
        {
            Co2Bus = new ScriptedI2cBus();
            ClimateBus = new ScriptedI2cBus();
            return new[]
            {
                new FittedSensor("sen0232", Meter, "sound"),
                new FittedSensor("scd41", Co2Bus, 0x62, "co2"),
                new FittedSensor("bme280", ClimateBus, 0x77, "temperature", "humidity"),
            };
        }
    }
}
