namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>What the second reader found in a policy.</summary>
internal sealed record ReadPolicy(string Title, int Number, int SlotSeconds, IReadOnlyList<ReadChannel> Channels, IReadOnlyList<string> Texts, int RetentionDays);
