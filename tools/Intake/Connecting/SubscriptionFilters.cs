using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>What a receiver subscribes to.</summary>
internal static class SubscriptionFilters
{
    private const string AnyOne = "+";

    // What boxes send beside summaries. A shared subscription gets none of what the broker retains (MQTT 5, 4.8.2).
    private static readonly string[] Documents = [Topics.StateKind, Topics.AboutKind, Topics.HealthKind, Topics.PolicyKind];

    /// <summary>The filters.</summary>
    /// <param name="tenant">The only tenant, or null for all.</param>
    /// <param name="sharedGroup">The group that shares the summaries, or null.</param>
    internal static IEnumerable<string> For(string? tenant, string? sharedGroup)
    {
        string boxes = $"{Topics.Root}/{Topics.Version}/{tenant ?? AnyOne}/{AnyOne}/";

        // All levels below, so that what no box should send is seen too.
        return sharedGroup is null
            ? [boxes + "#"]
            : [$"$share/{sharedGroup}/{boxes}{Topics.SummaryKind}", .. Documents.Select(kind => boxes + kind)];
    }
}
