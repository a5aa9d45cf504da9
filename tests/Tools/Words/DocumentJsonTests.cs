using System.Text;
using System.Text.Json;
using CsCheck;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Tools.Tests.Words;

[TestClass]
public class DocumentJsonTests
{
    private static readonly string Hash256 = new('a', 64);
    private static readonly string[] Models = ["sds011", "scd41", "bme280", "sen0232", "light-barrier", "pir"];

    [TestMethod]
    public void Every_state_is_json_of_one_length()
    {
        foreach (NodePhase phase in Enum.GetValues<NodePhase>())
        {
            foreach (LockState lockState in Enum.GetValues<LockState>())
            {
                foreach (string? image in new[] { Hash256, null })
                {
                    State state = new() { Node = "kx7q22", Phase = phase, Firmware = "0.1.0", ImageHash = image, Boot = 41, Lock = lockState, Set = (SetClass)(lockState == LockState.Open ? 0 : 2) };
                    JsonElement json = Parsed(StateText.Length, writer => StateText.TryWrite(state, writer));
                    AssertKeys(json, "v", "node", "state", "firmware", "image", "boot", "lock", "set", "safe");
                    Assert.AreEqual(image, json.GetProperty("image").GetString());
                }
            }
        }
    }

    [TestMethod]
    public void Any_about_is_json_of_one_length()
    {
        Gen.Select(Gen.Int[-90_000_000, 90_000_000], Gen.Int[-180_000_000, 180_000_000], Gen.Int[0, 10_000], Gen.Int[0, 6]).ForAll(
            (latitude, longitude, height, sensors) =>
            {
                About about = new()
                {
                    Node = "kx7q22",
                    Site = "market-square-3",
                    LatitudeMicrodegrees = latitude,
                    LongitudeMicrodegrees = longitude,
                    HeightCm = height,
                    Board = "esp32-devkit",
                    Sensors = Models[..sensors],
                    CertificateFingerprint = Hash256,
                };
                JsonElement json = Parsed(AboutText.Length, writer => AboutText.TryWrite(about, writer));
                AssertKeys(json, "v", "node", "site", "lat", "lon", "height", "board", "sensors", "cert");
                Assert.AreEqual(latitude, json.GetProperty("lat").GetInt32());
                Assert.AreEqual(longitude, json.GetProperty("lon").GetInt32());
                Assert.AreEqual(height, json.GetProperty("height").GetInt32());
                CollectionAssert.AreEqual(Models[..sensors], json.GetProperty("sensors").EnumerateArray().Select(model => model.GetString()).ToArray());
            },
            cases: 500);
    }

    [TestMethod]
    public void Any_health_is_json_of_one_length_and_says_words_only()
    {
        Gen.Select(Gen.Enum<SignalClass>(), Gen.Enum<MemoryClass>(), Gen.Enum<ResetReason>(), Gen.Enum<OutboxClass>(), Gen.Enum<ClockTrust>(), Gen.Enum<ErrorClass>().Array[0, 6]).ForAll(
            (signal, memory, reset, outbox, clock, errors) =>
            {
                Health health = new() { Node = "kx7q22", Boot = 41, Signal = signal, Memory = memory, Reset = reset, Outbox = outbox, Clock = clock, Connect = (ConnectFailure)(2 * (int)reset) };
                for (int i = 0; i < errors.Length; i++)
                {
                    health.AddSensor(Models[i], errors[i]);
                }

                JsonElement json = Parsed(HealthText.Length, writer => HealthText.TryWrite(health, writer));
                AssertKeys(json, "v", "node", "boot", "signal", "memory", "reset", "errors", "outbox", "clock", "unlocks", "expiry", "connect");

                // Apart from version and boot number there is no number that something on the street could drive.
                Assert.IsTrue(json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Number).All(member => member.Name is "v" or "boot"));
                Assert.IsTrue(json.GetProperty("errors").EnumerateObject().All(error => error.Value.ValueKind == JsonValueKind.String));
            },
            cases: 500);
    }

    private static JsonElement Parsed(int length, Func<AsciiWriter, bool> write)
    {
        byte[] buffer = new byte[length];
        AsciiWriter writer = new(buffer);
        Assert.IsTrue(write(writer));
        Assert.AreEqual(length, writer.Count);
        string text = Encoding.ASCII.GetString(buffer);
        Assert.DoesNotContain("\n", text);
        return JsonDocument.Parse(text).RootElement;
    }

    private static void AssertKeys(JsonElement json, params string[] keys)
    {
        CollectionAssert.AreEqual(keys, json.EnumerateObject().Select(member => member.Name).ToArray());
    }
}
