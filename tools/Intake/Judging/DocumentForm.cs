using System.Globalization;
using System.Text;
using System.Text.Json;
using EdgeNode.City;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>
/// The form of a state, an about and a health: one length, printable ASCII, one JSON object without a byte that need not be, as its
/// schema says.
/// </summary>
internal static class DocumentForm
{
    /// <summary>Length of a document of a kind in bytes.</summary>
    internal static int LengthOf(MessageKind kind)
    {
        return kind switch
        {
            MessageKind.State => StateText.Length,
            MessageKind.About => AboutText.Length,
            MessageKind.Health => HealthText.Length,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No document of one line."),
        };
    }

    /// <summary>Reads a document and holds it to the form.</summary>
    /// <param name="kind">State, about or health.</param>
    /// <param name="payload">The payload as it came.</param>
    /// <param name="node">The node that it names, or empty when false is returned.</param>
    /// <param name="reason">Why it is refused, in one line, or empty.</param>
    internal static bool TryRead(MessageKind kind, byte[] payload, out string node, out string reason)
    {
        node = "";
        reason = "";
        if (payload.Length != LengthOf(kind))
        {
            reason = $"{payload.Length} bytes long, not {LengthOf(kind)}";
        }
        else if (payload.AsSpan().IndexOfAnyExceptInRange((byte)' ', (byte)'~') is int foreign and >= 0)
        {
            reason = $"byte {foreign + 1} is no printable ASCII";
        }
        else if (!JsonFields.TryParse(payload, out JsonElement root))
        {
            reason = "not one JSON object";
        }
        else if (!IsShortest(payload, root))
        {
            reason = "not in canonical form: no spaces but after the closing brace, plain integers, no escapes";
        }
        else if (DocumentSchemas.FaultOf(kind, root) is string fault)
        {
            reason = fault;
        }
        else
        {
            node = JsonFields.TextOf(root, "node")!;
        }

        return reason.Length == 0;
    }

    private static bool IsShortest(byte[] payload, JsonElement root)
    {
        StringBuilder text = new(payload.Length);
        return TryAppend(text, root) && Encoding.ASCII.GetString(payload) == text.ToString().PadRight(payload.Length);
    }

    // False for values that no message has: fractions, exponents, escapes, names twice.
    private static bool TryAppend(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                return TryAppendMembers(text, value);
            case JsonValueKind.Array:
                return TryAppendElements(text, value);
            case JsonValueKind.Number:
                text.Append(value.GetRawText());
                return value.TryGetInt64(out long number) && value.GetRawText() == number.ToString(CultureInfo.InvariantCulture);
            default:
                text.Append(value.GetRawText());
                return !value.GetRawText().Contains('\\');
        }
    }

    private static bool TryAppendMembers(StringBuilder text, JsonElement value)
    {
        HashSet<string> names = [];
        text.Append('{');
        foreach (JsonProperty member in value.EnumerateObject())
        {
            string name = JsonFields.NameOf(member);
            text.Append(names.Count == 0 ? "\"" : ",\"").Append(name).Append("\":");
            if (!names.Add(name) || !TryAppend(text, member.Value))
            {
                return false;
            }
        }

        text.Append('}');
        return true;
    }

    private static bool TryAppendElements(StringBuilder text, JsonElement value)
    {
        string separator = "[";
        foreach (JsonElement element in value.EnumerateArray())
        {
            text.Append(separator);
            separator = ",";
            if (!TryAppend(text, element))
            {
                return false;
            }
        }

        text.Append(separator == "[" ? "[]" : "]");
        return true;
    }
}
