using System.Globalization;
using System.Text.Json.Nodes;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Contract;

/// <summary>Parts of JSON Schemas (2020-12) that messages have in common.</summary>
internal static class SchemaNodes
{
    /// <summary>Where the schemas are published; part of the name of each.</summary>
    internal const string Base = "https://edgenode.example/contract/1/";

    /// <summary>A whole number between two bounds, both included.</summary>
    internal static JsonObject Integer(string description, long least, long greatest)
    {
        return new JsonObject { ["description"] = description, ["type"] = "integer", ["minimum"] = least, ["maximum"] = greatest };
    }

    /// <summary>The one value that a member can have.</summary>
    internal static JsonObject Constant(string description, JsonNode value)
    {
        return new JsonObject { ["description"] = description, ["const"] = value };
    }

    /// <summary>Lower-case hexadecimal digits.</summary>
    internal static JsonObject Hexadecimal(string description, int digits)
    {
        return new JsonObject { ["description"] = description, ["type"] = "string", ["pattern"] = string.Create(CultureInfo.InvariantCulture, $"^[0-9a-f]{{{digits}}}$") };
    }

    /// <summary>A name of <c>a-z0-9-</c>.</summary>
    internal static JsonObject Name(string description, int greatestLength)
    {
        return new JsonObject { ["description"] = description, ["type"] = "string", ["pattern"] = string.Create(CultureInfo.InvariantCulture, $"^[a-z0-9-]{{1,{greatestLength}}}$") };
    }

    /// <summary>One of some words.</summary>
    internal static JsonObject Words(string description, IEnumerable<string> words)
    {
        return new JsonObject { ["description"] = description, ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };
    }

    /// <summary>The same or null.</summary>
    internal static JsonObject OrNull(JsonObject schema)
    {
        JsonNode description = schema["description"]!.DeepClone();
        schema.Remove("description");
        return new JsonObject { ["description"] = description, ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    /// <summary>Node id.</summary>
    internal static JsonObject Node()
    {
        return Name("Node id: the fourth level of the topic.", Identifier.GreatestNodeLength);
    }

    /// <summary>Boot number.</summary>
    internal static JsonObject Boot()
    {
        return Integer("How many boots the box's store has seen.", 0, SummaryText.GreatestBoot);
    }

    /// <summary>Names of channels, as a pattern.</summary>
    internal static string ChannelPattern()
    {
        IEnumerable<string> names = Enumerable.Range(0, ChannelTable.Count).Select(number => ChannelTable.Of((ChannelKind)number)).Select(channel => channel.Form == ChannelForm.Counted
            ? string.Create(CultureInfo.InvariantCulture, $"{channel.Name}(\\.[a-z0-9]{{1,{ChannelName.GreatestSuffixLength}}})?")
            : channel.Name);
        return $"^({string.Join('|', names)})$";
    }

    /// <summary>A message: an object with these members, all of them and no other.</summary>
    internal static JsonObject Message(string name, string title, string description, JsonObject members)
    {
        JsonArray required = new([.. members.Select(member => (JsonNode)member.Key)]);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"{Base}{name}.schema.json",
            ["title"] = title,
            ["description"] = description,
            ["type"] = "object",
            ["properties"] = members,
            ["required"] = required,
            ["additionalProperties"] = false,
        };
    }
}
