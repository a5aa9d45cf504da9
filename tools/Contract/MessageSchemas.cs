using System.Globalization;
using System.Text.Json.Nodes;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Contract;

/// <summary>JSON Schemas of what a box sends, from the constants and words of its encoders.</summary>
public static class MessageSchemas
{
    private const int GreatestBucket = Policy.GreatestLimitCount;

    /// <summary>The schema of a summary.</summary>
    public static JsonObject Summary()
    {
        JsonObject channels = new()
        {
            ["description"] = "Channels whose window ended with this slot: the bucket between two edges of the policy, or null for absent.",
            ["type"] = "object",
            ["maxProperties"] = SummaryBody.MaxChannels,
            ["patternProperties"] = new JsonObject { [SchemaNodes.ChannelPattern()] = SchemaNodes.OrNull(SchemaNodes.Integer("Bucket; 0 is below the first edge.", 0, GreatestBucket)) },
            ["additionalProperties"] = false,
        };
        return SchemaNodes.Message("summary", "Summary", string.Create(CultureInfo.InvariantCulture, $"What a box says of one slot. On the wire: {SummaryText.Length} bytes, members in this order, no space but after the closing brace."), new JsonObject
        {
            ["v"] = SchemaNodes.Constant("Version of this form.", 1),
            ["node"] = SchemaNodes.Node(),
            ["run"] = SchemaNodes.Hexadecimal("Life of the box's store: drawn at random when it was made.", SummaryText.RunLength),
            ["boot"] = SchemaNodes.Boot(),
            ["seq"] = SchemaNodes.Integer("Number within the run, from 0. With tenant, node and run it is the key.", 0, SummaryText.GreatestSeq),
            ["start"] = SchemaNodes.OrNull(SchemaNodes.Integer("UTC seconds since 1970 of the slot's start; null until the box has had trusted time in this boot.", 0, SummaryText.GreatestStartUtcSeconds)),
            ["up"] = SchemaNodes.Integer("Uptime in seconds at the slot's start.", 0, SummaryText.GreatestUpSeconds),
            ["len"] = SchemaNodes.Integer("True length of the slot in seconds.", 0, SummaryText.GreatestLengthSeconds),
            ["policy"] = SchemaNodes.Hexadecimal("The first 128 bits of SHA-256 of the policy's text.", Policy.HashLength),
            ["ch"] = channels,
            ["prev"] = SchemaNodes.Hexadecimal("The first 128 bits of SHA-256 of the summary before, up to and including its closing brace; zeros for the first of a run.", SummaryChain.LinkLength),
        });
    }

    /// <summary>The schema of a state.</summary>
    public static JsonObject State()
    {
        return SchemaNodes.Message("state", "State", string.Create(CultureInfo.InvariantCulture, $"Whether the box is there; retained, and the Last Will. On the wire: {StateText.Length} bytes."), new JsonObject
        {
            ["v"] = SchemaNodes.Constant("Version of this form.", 2),
            ["node"] = SchemaNodes.Node(),
            ["state"] = SchemaNodes.Words("Phase of the box's session.", EncodedWords.OfState<NodePhase>("state", (state, value) => state.Phase = value)),
            ["firmware"] = new JsonObject
            {
                ["description"] = "Version of the firmware.",
                ["type"] = "string",
                ["pattern"] = string.Create(CultureInfo.InvariantCulture, $"^[a-z0-9.+-]{{1,{StateText.GreatestFirmwareLength}}}$"),
            },
            ["image"] = SchemaNodes.OrNull(SchemaNodes.Hexadecimal("SHA-256 of the image, as the box was told at setup.", StateText.ImageHashLength)),
            ["boot"] = SchemaNodes.Boot(),
            ["lock"] = SchemaNodes.Words("Whether the service port takes settings.", EncodedWords.OfState<LockState>("lock", (state, value) => state.Lock = value)),
            ["set"] = SchemaNodes.Words("Which settings run.", EncodedWords.OfState<SetClass>("set", (state, value) => state.Set = value)),
            ["safe"] = new JsonObject { ["description"] = "Whether the box counts nothing, in a safe mode.", ["type"] = "boolean" },
        });
    }

    /// <summary>The schema of an about.</summary>
    public static JsonObject About()
    {
        return SchemaNodes.Message("about", "About", string.Create(CultureInfo.InvariantCulture, $"Where the box hangs and what is in it; retained. On the wire: {AboutText.Length} bytes."), new JsonObject
        {
            ["v"] = SchemaNodes.Constant("Version of this form.", 1),
            ["node"] = SchemaNodes.Node(),
            ["site"] = SchemaNodes.Name("The place; it stays when a box is replaced.", Identifier.GreatestSiteLength),
            ["lat"] = SchemaNodes.Integer("Millionths of a degree, north positive.", -AboutText.GreatestLatitudeMicrodegrees, AboutText.GreatestLatitudeMicrodegrees),
            ["lon"] = SchemaNodes.Integer("Millionths of a degree, east positive.", -AboutText.GreatestLongitudeMicrodegrees, AboutText.GreatestLongitudeMicrodegrees),
            ["height"] = SchemaNodes.Integer("Height above ground in cm.", 0, AboutText.GreatestHeightCm),
            ["board"] = SchemaNodes.Name("Name of the board.", Identifier.GreatestBoardLength),
            ["sensors"] = new JsonObject
            {
                ["description"] = "Models of the sensors, passage sensors first.",
                ["type"] = "array",
                ["maxItems"] = Summaries.About.MaxSensors,
                ["items"] = SchemaNodes.Name("Model of a sensor.", Identifier.GreatestModelLength),
            },
            ["cert"] = SchemaNodes.OrNull(SchemaNodes.Hexadecimal("SHA-256 of the box's certificate.", AboutText.FingerprintLength)),
        });
    }

    /// <summary>The schema of a health.</summary>
    public static JsonObject Health()
    {
        JsonObject errors = new()
        {
            ["description"] = "Errors of each sensor in the day, in classes.",
            ["type"] = "object",
            ["patternProperties"] = new JsonObject
            {
                [string.Create(CultureInfo.InvariantCulture, $"^[a-z0-9-]{{1,{Identifier.GreatestModelLength}}}$")] = SchemaNodes.Words("Class of errors.", EncodedWords.OfErrors()),
            },
            ["additionalProperties"] = false,
        };
        return SchemaNodes.Message("health", "Health", string.Create(CultureInfo.InvariantCulture, $"How the box was in a day, in classes that cannot follow people. On the wire: {HealthText.Length} bytes."), new JsonObject
        {
            ["v"] = SchemaNodes.Constant("Version of this form.", 2),
            ["node"] = SchemaNodes.Node(),
            ["boot"] = SchemaNodes.Boot(),
            ["signal"] = SchemaNodes.Words("Median of the day's signal.", EncodedWords.OfHealth<SignalClass>("signal", (health, value) => health.Signal = value)),
            ["memory"] = SchemaNodes.Words("Free memory.", EncodedWords.OfHealth<MemoryClass>("memory", (health, value) => health.Memory = value)),
            ["reset"] = SchemaNodes.Words("Why the box started.", EncodedWords.OfHealth<ResetReason>("reset", (health, value) => health.Reset = value)),
            ["errors"] = errors,
            ["outbox"] = SchemaNodes.Words("How full the outbox is.", EncodedWords.OfHealth<OutboxClass>("outbox", (health, value) => health.Outbox = value)),
            ["clock"] = SchemaNodes.Words("Whether the box has trusted time.", EncodedWords.OfHealth<ClockTrust>("clock", (health, value) => health.Clock = value)),
            ["unlocks"] = SchemaNodes.Words("Failed attempts to unlock since the last that succeeded.", EncodedWords.OfHealth<UnlockClass>("unlocks", (health, value) => health.Unlocks = value)),
            ["expiry"] = SchemaNodes.Words("Days until the box's certificate ends.", EncodedWords.OfHealth<ExpiryClass>("expiry", (health, value) => health.Expiry = value)),
            ["connect"] = SchemaNodes.Words("Why the day's last failed attempt to connect failed.", EncodedWords.OfHealth<ConnectFailure>("connect", (health, value) => health.Connect = value)),
        });
    }
}
