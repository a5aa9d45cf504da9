namespace EdgeNode.Intake;

/// <summary>What a receiver has got since it was started.</summary>
/// <param name="Summaries">New summaries stored.</param>
/// <param name="States">States stored.</param>
/// <param name="Abouts">Abouts stored.</param>
/// <param name="Healths">Healths stored.</param>
/// <param name="Policies">Policies stored.</param>
/// <param name="Duplicates">Messages that were there already.</param>
/// <param name="Quarantined">Messages that no box may send, and summaries that contradict one that was there, in quarantine.</param>
/// <param name="Overflowed">The same without room in quarantine: only counted.</param>
/// <param name="Reconnects">How often the connection came back.</param>
public sealed record ReceiverCounts(
    long Summaries, long States, long Abouts, long Healths, long Policies, long Duplicates, long Quarantined, long Overflowed, long Reconnects);
