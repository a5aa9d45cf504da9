using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class HealthTextTests
    {
        [TestMethod]
        public void A_health_has_its_exact_text_and_spaces_after_the_brace()
        {
            string json = "{\"v\":2,\"node\":\"kx7q22\",\"boot\":41,\"signal\":\"fair\",\"memory\":\"ok\",\"reset\":\"power-on\","
                + "\"errors\":{\"scd41\":\"0\",\"sds011\":\"1-9\"},\"outbox\":\"low\",\"clock\":\"trusted\",\"unlocks\":\"1-9\",\"expiry\":\"30-89\",\"connect\":\"tls-refused\"}";
            Assert.AreEqual(SummarySamples.Padded(json, HealthText.Length), Written(Example()));
        }

        [TestMethod]
        public void The_longest_values_fill_the_length_exactly()
        {
            Health health = Example();
            health.Node = "abcdefgh-0123456";
            health.Boot = SummaryText.GreatestBoot;
            health.Signal = SignalClass.Unknown;
            health.Memory = MemoryClass.Low;
            health.Reset = ResetReason.Brownout;
            health.Outbox = OutboxClass.Empty;
            health.Clock = ClockTrust.Untrusted;
            health.Unlocks = UnlockClass.Few;
            health.Expiry = ExpiryClass.Unknown;
            health.Connect = ConnectFailure.BrokerRefused;
            health.ClearSensors();
            for (int i = 0; i < About.MaxSensors; i++)
            {
                health.AddSensor("abcdefgh-012345" + i.ToString(), ErrorClass.Some);
            }

            string text = Written(health);
            Assert.AreEqual(HealthText.Length, text.Length);
            Assert.EndsWith("}", text);
        }

        [TestMethod]
        public void Every_class_has_its_word_and_the_same_length()
        {
            string[] signals = { "unknown", "good", "fair", "weak" };
            string[] memories = { "ok", "low" };
            string[] resets = { "unknown", "power-on", "planned", "watchdog", "brownout", "fault" };
            string[] errors = { "0", "1-9", "10-99", "100+" };
            string[] outboxes = { "empty", "low", "half", "full" };
            string[] clocks = { "untrusted", "trusted" };
            string[] unlocks = { "0", "1-9", "10+" };
            string[] expiries = { "unknown", "over", "0-29", "30-89", "90+" };
            string[] failures =
            {
                "none", "not-told", "wifi-not-found", "wifi-refused", "wifi-failed", "no-address", "no-time", "name-unknown", "unreachable",
                "tls-refused", "broker-refused", "no-answer", "lost", "not-begun",
            };
            for (int i = 0; i < failures.Length; i++)
            {
                Health health = Example();
                health.Signal = (SignalClass)(i % signals.Length);
                health.Memory = (MemoryClass)(i % memories.Length);
                health.Reset = (ResetReason)(i % resets.Length);
                health.Outbox = (OutboxClass)(i % outboxes.Length);
                health.Clock = (ClockTrust)(i % clocks.Length);
                health.Unlocks = (UnlockClass)(i % unlocks.Length);
                health.Expiry = (ExpiryClass)(i % expiries.Length);
                health.Connect = (ConnectFailure)i;
                health.ClearSensors();
                health.AddSensor("bme280", (ErrorClass)(i % errors.Length));
                string text = Written(health);
                Assert.Contains("\"signal\":\"" + signals[i % signals.Length] + "\",", text);
                Assert.Contains("\"memory\":\"" + memories[i % memories.Length] + "\",", text);
                Assert.Contains("\"reset\":\"" + resets[i % resets.Length] + "\",", text);
                Assert.Contains("\"errors\":{\"bme280\":\"" + errors[i % errors.Length] + "\"},", text);
                Assert.Contains("\"outbox\":\"" + outboxes[i % outboxes.Length] + "\",", text);
                Assert.Contains("\"clock\":\"" + clocks[i % clocks.Length] + "\",", text);
                Assert.Contains("\"unlocks\":\"" + unlocks[i % unlocks.Length] + "\",", text);
                Assert.Contains("\"expiry\":\"" + expiries[i % expiries.Length] + "\",", text);
                Assert.Contains("\"connect\":\"" + failures[i] + "\"}", text);
                Assert.AreEqual(HealthText.Length, text.Length);
            }
        }

        [TestMethod]
        public void Two_sensors_of_one_model_share_the_worse_class()
        {
            Health health = Example();
            health.AddSensor("scd41", ErrorClass.Many);
            health.AddSensor("scd41", ErrorClass.Few);
            Assert.AreEqual(2, health.SensorCount);
            Assert.Contains("\"errors\":{\"scd41\":\"100+\",\"sds011\":\"1-9\"}", Written(health));
        }

        [TestMethod]
        public void Values_beyond_their_rules_are_not_written()
        {
            Health health = Example();
            health.Node = null;
            AssertUnwritten(health);
            health = Example();
            health.Boot = SummaryText.GreatestBoot + 1;
            AssertUnwritten(health);
            health = Example();
            health.Signal = (SignalClass)4;
            AssertUnwritten(health);
            health = Example();
            health.Memory = (MemoryClass)2;
            AssertUnwritten(health);
            health = Example();
            health.Reset = (ResetReason)6;
            AssertUnwritten(health);
            health = Example();
            health.Outbox = (OutboxClass)4;
            AssertUnwritten(health);
            health = Example();
            health.Clock = (ClockTrust)2;
            AssertUnwritten(health);
            health = Example();
            health.Unlocks = (UnlockClass)3;
            AssertUnwritten(health);
            health = Example();
            health.Expiry = (ExpiryClass)5;
            AssertUnwritten(health);
            health = Example();
            health.Connect = (ConnectFailure)14;
            AssertUnwritten(health);
            health = Example();
            health.AddSensor("bme280", (ErrorClass)4);
            AssertUnwritten(health);
            health = Example();
            health.AddSensor("BME280", ErrorClass.None);
            AssertUnwritten(health);
        }

        private static Health Example()
        {
            Health health = new Health();
            health.Node = "kx7q22";
            health.Boot = 41;
            health.Signal = SignalClass.Fair;
            health.Memory = MemoryClass.Ok;
            health.Reset = ResetReason.PowerOn;
            health.Outbox = OutboxClass.Low;
            health.Clock = ClockTrust.Trusted;
            health.Unlocks = UnlockClass.Few;
            health.Expiry = ExpiryClass.Ahead;
            health.Connect = ConnectFailure.TlsRefused;
            health.AddSensor("scd41", ErrorClass.None);
            health.AddSensor("sds011", ErrorClass.Few);
            return health;
        }

        private static string Written(Health health)
        {
            byte[] buffer = new byte[HealthText.Length];
            AsciiWriter writer = new AsciiWriter(buffer);
            Assert.IsTrue(HealthText.TryWrite(health, writer));
            return AsciiText.FromBytes(buffer, 0, writer.Count);
        }

        private static void AssertUnwritten(Health health)
        {
            Assert.IsFalse(HealthText.TryWrite(health, new AsciiWriter(new byte[2 * HealthText.Length])));
        }
    }
}
