using EdgeNode.City;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>
/// Judges each message by itself: topic, length, form, and that it names the node of its topic. What hangs together over several
/// messages, such as the chain, is no question here: with two receivers they come in any order.
/// </summary>
/// <param name="starts">Which starts of slots are taken.</param>
public sealed class MessageJudge(StartRange starts)
{
    // A policy's text, and as much again for its signatures.
    private const int GreatestPolicyLength = 4 * PolicyParser.GreatestLength;

    /// <summary>Judges a message.</summary>
    /// <param name="topic">Its topic.</param>
    /// <param name="payload">Its payload, never changed after.</param>
    /// <param name="isReplay">Whether a subscription brought it (MQTT's retain flag).</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <returns>What a store is to keep; null for what goes to a box's inbox, which is none of the city's intake.</returns>
    public IntakeEntry? Judge(string topic, byte[] payload, bool isReplay, DateTime receivedUtc)
    {
        if (!ReceivedTopic.TryParse(topic, out ReceivedTopic parts))
        {
            return new QuarantineEntry(topic, null, QuarantineReason.Topic, "no topic of a box", receivedUtc, payload);
        }

        switch (parts.Kind)
        {
            case Topics.SummaryKind:
                return JudgeSummary(topic, parts.Box, payload, receivedUtc);
            case Topics.StateKind:
                return JudgeDocument(topic, parts.Box, MessageKind.State, payload, isReplay, receivedUtc);
            case Topics.AboutKind:
                return JudgeDocument(topic, parts.Box, MessageKind.About, payload, isReplay, receivedUtc);
            case Topics.HealthKind:
                return JudgeDocument(topic, parts.Box, MessageKind.Health, payload, isReplay, receivedUtc);
            case Topics.PolicyKind:
                return JudgePolicy(topic, parts.Box, payload, receivedUtc);
            case Topics.InboxKind:
                return null;
            default:
                return new QuarantineEntry(topic, parts.Box, QuarantineReason.Topic, "no box sends on such a topic", receivedUtc, payload);
        }
    }

    private IntakeEntry JudgeSummary(string topic, BoxName box, byte[] payload, DateTime receivedUtc)
    {
        if (!SummaryScanner.TryScan(payload, out SummaryValues values, out ReadOnlySpan<byte> node))
        {
            QuarantineReason kind = payload.Length > SummaryText.Length ? QuarantineReason.TooLong : QuarantineReason.Form;
            string reason = SummaryForm.TryRead(payload, out _, out string found) ? "channels that no policy can have" : found;
            return new QuarantineEntry(topic, box, kind, reason, receivedUtc, payload);
        }

        if (!IsText(node, box.Node))
        {
            return new QuarantineEntry(topic, box, QuarantineReason.Identity, "names another node than its topic", receivedUtc, payload);
        }

        return starts.Holds(values.StartUtc, receivedUtc)
            ? new SummaryEntry(box, values, receivedUtc, payload)
            : new QuarantineEntry(topic, box, QuarantineReason.Start, $"start {values.StartUtc} is before {starts.EarliestUtc:yyyy-MM-dd} or more than {starts.GreatestLead.TotalHours:0} h ahead", receivedUtc, payload);
    }

    private static IntakeEntry JudgeDocument(string topic, BoxName box, MessageKind kind, byte[] payload, bool isReplay, DateTime receivedUtc)
    {
        if (payload.Length > DocumentForm.LengthOf(kind))
        {
            return new QuarantineEntry(topic, box, QuarantineReason.TooLong, $"{payload.Length} bytes long, not {DocumentForm.LengthOf(kind)}", receivedUtc, payload);
        }

        if (!DocumentForm.TryRead(kind, payload, out string node, out string reason))
        {
            return new QuarantineEntry(topic, box, QuarantineReason.Form, reason, receivedUtc, payload);
        }

        return node == box.Node
            ? new DocumentEntry(box, kind, isReplay, receivedUtc, payload)
            : new QuarantineEntry(topic, box, QuarantineReason.Identity, "names another node than its topic", receivedUtc, payload);
    }

    private static IntakeEntry JudgePolicy(string topic, BoxName box, byte[] payload, DateTime receivedUtc)
    {
        if (payload.Length > GreatestPolicyLength)
        {
            return new QuarantineEntry(topic, box, QuarantineReason.TooLong, $"{payload.Length} bytes long, more than {GreatestPolicyLength}", receivedUtc, payload);
        }

        return PolicyPayload.TryRead(payload, out Policy? policy, out string reason)
            ? new PolicyEntry(box, policy, PolicyPayload.HashOf(policy.Text), receivedUtc, payload)
            : new QuarantineEntry(topic, box, QuarantineReason.Policy, reason, receivedUtc, payload);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes, string text)
    {
        return System.Text.Ascii.Equals(bytes, text);
    }
}
