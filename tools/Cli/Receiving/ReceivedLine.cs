using EdgeNode.Intake;

namespace EdgeNode.Cli;

/// <summary>What has come so far, in one line for people.</summary>
public static class ReceivedLine
{
    /// <summary>Writes it.</summary>
    public static string Of(ReceiverCounts counts)
    {
        string quarantine = counts.Quarantined > 0 ? $", {counts.Quarantined} in quarantine" : "";
        return $"{counts.Summaries} summaries, {counts.Duplicates} duplicates{quarantine}";
    }
}
