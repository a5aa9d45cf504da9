namespace EdgeNode.City;

/// <summary>What a receiver has got since it was started.</summary>
/// <param name="Summaries">Summaries kept.</param>
/// <param name="States">States kept.</param>
/// <param name="Abouts">Abouts kept.</param>
/// <param name="Healths">Healths kept.</param>
/// <param name="Policies">Policies kept.</param>
/// <param name="Duplicates">Summaries that were there already, and retained messages that a new subscription brought again.</param>
/// <param name="Refused">Messages of a topic or form that no box sends, policies that cannot be used, and policies after too many others.</param>
/// <param name="Reconnects">How often the connection came back.</param>
public sealed record ReceiverCounts(
    long Summaries, long States, long Abouts, long Healths, long Policies, long Duplicates, long Refused, long Reconnects);
