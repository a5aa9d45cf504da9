using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using EdgeNode.Policies;
using EdgeNode.Summaries;
using Json.Schema;

namespace EdgeNode.Contract.Tests;

/// <summary>The schemas take what the firmware's encoders write, at every bound, and nothing beyond.</summary>
[TestClass]
public class SchemaTests
{
    private static readonly Dictionary<string, JsonSchema> Schemas = ContractFiles.Make().ToDictionary(file => file.Key.Split('.')[0], file => JsonSchema.FromText(file.Value));

    [TestMethod]
    public void The_schemas_are_schemas_of_draft_2020_12()
    {
        foreach ((string name, string text) in ContractFiles.Make())
        {
            EvaluationResults result = MetaSchemas.Draft202012.Evaluate(JsonDocument.Parse(text).RootElement, new EvaluationOptions { OutputFormat = OutputFormat.List });
            Assert.IsTrue(result.IsValid, name);
        }
    }

    [TestMethod]
    public void Every_summary_that_the_encoder_writes_is_taken()
    {
        Gen<string> channel = OneOf("footfall", "footfall.north", "sound", "pm25", "pm10", "co2", "temperature", "humidity");
        Gen.Select(OneOf(0, 41, SummaryText.GreatestBoot), OneOf(0, 7, SummaryText.GreatestSeq), OneOf(SummaryBody.NoTime, 0, 1763863200, SummaryText.GreatestStartUtcSeconds), Gen.Select(channel, Gen.Int[-1, 15]).Array[0, 6]).ForAll(
            drawn =>
            {
                SummaryBody body = new() { StartUtcSeconds = drawn.Item3, UpSeconds = SummaryText.GreatestUpSeconds, LengthSeconds = 900 };
                foreach ((string name, int bucket) in drawn.Item4.DistinctBy(one => one.Item1))
                {
                    body.Add(name, bucket);
                }

                Summary summary = new(body) { Node = "kx7q22", Run = "9c0e41d2", Boot = drawn.Item1, Seq = drawn.Item2, PolicyHash = new string('a', 32), Previous = SummaryChain.None };
                byte[] text = new byte[SummaryText.Length];
                AsciiWriter writer = new(text);
                if (SummaryText.TryWrite(summary, writer))
                {
                    AssertTaken("summary", text);
                }
            },
            cases: 300);
    }

    [TestMethod]
    public void Every_word_of_every_class_is_taken_and_another_is_not()
    {
        foreach (NodePhase phase in Enum.GetValues<NodePhase>())
        {
            foreach (LockState lockState in Enum.GetValues<LockState>())
            {
                foreach (SetClass set in Enum.GetValues<SetClass>())
                {
                    State state = new() { Node = "n", Firmware = "0.1.0+a", Phase = phase, Lock = lockState, Set = set, ImageHash = new string('0', StateText.ImageHashLength) };
                    byte[] text = new byte[StateText.Length];
                    AsciiWriter writer = new(text);
                    if (StateText.TryWrite(state, writer))
                    {
                        AssertTaken("state", text);
                    }
                }
            }
        }

        foreach (string name in new[] { "state", "health" })
        {
            JsonObject message = Sample(name);
            Assert.IsTrue(IsTaken(name, message));
            foreach (string member in message.Where(member => member.Value?.GetValueKind() == JsonValueKind.String).Select(member => member.Key).ToArray())
            {
                JsonObject other = (JsonObject)message.DeepClone();
                other[member] = "No Such Word";
                Assert.IsFalse(IsTaken(name, other), $"{name}.{member}");
            }
        }
    }

    [TestMethod]
    public void A_number_at_its_bound_is_taken_and_one_beyond_is_not()
    {
        (string Message, string Member, long Least, long Greatest)[] bounds =
        [
            ("summary", "boot", 0, SummaryText.GreatestBoot), ("summary", "seq", 0, SummaryText.GreatestSeq), ("summary", "start", 0, SummaryText.GreatestStartUtcSeconds),
            ("summary", "up", 0, SummaryText.GreatestUpSeconds), ("summary", "len", 0, SummaryText.GreatestLengthSeconds), ("state", "boot", 0, SummaryText.GreatestBoot),
            ("health", "boot", 0, SummaryText.GreatestBoot), ("about", "lat", -AboutText.GreatestLatitudeMicrodegrees, AboutText.GreatestLatitudeMicrodegrees),
            ("about", "lon", -AboutText.GreatestLongitudeMicrodegrees, AboutText.GreatestLongitudeMicrodegrees), ("about", "height", 0, AboutText.GreatestHeightCm),
        ];
        foreach ((string name, string member, long least, long greatest) in bounds)
        {
            foreach ((long value, bool isTaken) in new[] { (least, true), (greatest, true), (least - 1, false), (greatest + 1, false) })
            {
                JsonObject message = Sample(name);
                message[member] = value;
                Assert.AreEqual(isTaken, IsTaken(name, message), $"{name}.{member} = {value}");
            }
        }
    }

    [TestMethod]
    public void A_member_too_many_or_too_few_is_not_taken()
    {
        foreach (string name in Schemas.Keys)
        {
            JsonObject more = Sample(name);
            more["more"] = 1;
            Assert.IsFalse(IsTaken(name, more), name);
            foreach (string member in Sample(name).Select(member => member.Key))
            {
                JsonObject fewer = Sample(name);
                fewer.Remove(member);
                Assert.IsFalse(IsTaken(name, fewer), $"{name} without {member}");
            }
        }
    }

    [TestMethod]
    public void A_channel_outside_the_closed_list_or_a_bucket_beyond_the_last_is_not_taken()
    {
        foreach ((string channels, bool isTaken) in new[]
        {
            ("{\"footfall\":15}", true), ("{\"footfall\":16}", false), ("{\"footfall\":-1}", false), ("{\"footfall\":1.5}", false), ("{\"noise\":1}", false),
            ("{\"footfall.north\":0}", true), ("{\"footfall.northwest\":0}", false), ("{\"sound.north\":0}", false), ("{}", true), ("[]", false),
        })
        {
            JsonObject message = Sample("summary");
            message["ch"] = JsonNode.Parse(channels);
            Assert.AreEqual(isTaken, IsTaken("summary", message), channels);
        }
    }

    private static Gen<T> OneOf<T>(params T[] values)
    {
        return Gen.Int[0, values.Length - 1].Select(place => values[place]);
    }

    private static JsonObject Sample(string name)
    {
        byte[] text = new byte[1024];
        AsciiWriter writer = new(text);
        bool isWritten = name switch
        {
            "summary" => SummaryText.TryWrite(new Summary(new SummaryBody { StartUtcSeconds = 1763863200, LengthSeconds = 900 }) { Node = "kx7q22", Run = "9c0e41d2", PolicyHash = new string('a', 32), Previous = SummaryChain.None }, writer),
            "state" => StateText.TryWrite(new State { Node = "kx7q22", Firmware = "0.1.0" }, writer),
            "about" => AboutText.TryWrite(new About { Node = "kx7q22", Site = "square", Board = "esp32", Sensors = ["scd41"] }, writer),
            _ => HealthText.TryWrite(SampleHealth(), writer),
        };
        Assert.IsTrue(isWritten, name);
        return ReadText(text.AsSpan(0, writer.Count));
    }

    private static Health SampleHealth()
    {
        Health health = new() { Node = "kx7q22" };
        health.AddSensor("scd41", ErrorClass.Many);
        return health;
    }

    private static JsonObject ReadText(ReadOnlySpan<byte> text)
    {
        return (JsonObject)JsonNode.Parse(text)!;
    }

    private static void AssertTaken(string name, byte[] text)
    {
        Assert.IsTrue(IsTaken(name, ReadText(text)), System.Text.Encoding.ASCII.GetString(text));
    }

    private static bool IsTaken(string name, JsonObject message)
    {
        return Schemas[name].Evaluate(JsonDocument.Parse(message.ToJsonString()).RootElement).IsValid;
    }
}
