using System.Text;
using System.Text.Json;
using EdgeNode.Intake;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Databases;

/// <summary>Messages in the words that tables have.</summary>
internal static class MessageWords
{
    /// <summary>The last level of a kind's topic.</summary>
    internal static string Of(MessageKind kind)
    {
        return kind.ToString().ToLowerInvariant();
    }

    /// <summary>A reason in lower case with hyphens.</summary>
    internal static string Of(QuarantineReason reason)
    {
        return JsonNamingPolicy.KebabCaseLower.ConvertName(reason.ToString());
    }

    /// <summary>The JSON of a document, without the spaces after it.</summary>
    internal static string TextOf(DocumentEntry entry)
    {
        return Encoding.ASCII.GetString(entry.Payload.Span).TrimEnd(' ');
    }

    /// <summary>As much of a topic as is kept; databases have no zero character in a text.</summary>
    internal static string TopicOf(QuarantineEntry entry)
    {
        string topic = entry.Topic.Length <= IntakeLimits.QuarantineTopic ? entry.Topic : entry.Topic[..IntakeLimits.QuarantineTopic];
        return string.Concat(topic.Select(letter => letter == '\0' || char.IsSurrogate(letter) ? '?' : letter));
    }

    /// <summary>As much of a payload as is kept.</summary>
    internal static byte[] KeptPayloadOf(QuarantineEntry entry)
    {
        return entry.Payload.Span[..Math.Min(entry.Payload.Length, IntakeLimits.QuarantinePayload)].ToArray();
    }

    /// <summary>The noise of a counted channel, or null for a measured one.</summary>
    internal static int? NoiseOf(ChannelPolicy channel)
    {
        return ChannelTable.Of(channel.Kind).Form == ChannelForm.Counted ? channel.Noise : null;
    }

    /// <summary>A policy as it goes into quarantine where its box has sent as many as one may.</summary>
    internal static QuarantineEntry TooManyPolicies(PolicyEntry entry)
    {
        string topic = new Topics(entry.Box.Tenant, entry.Box.Node).Policy;
        string detail = $"the box has sent {IntakeLimits.PoliciesPerBox} policies already";
        return new QuarantineEntry(topic, entry.Box, QuarantineReason.TooManyPolicies, detail, entry.ReceivedUtc, entry.Payload);
    }
}
