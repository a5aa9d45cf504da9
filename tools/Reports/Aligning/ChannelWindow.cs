namespace EdgeNode.Reports;

/// <summary>One window of one channel: what the city got, beside what the street was.</summary>
/// <param name="StartUtc">UTC seconds of the window's start.</param>
/// <param name="EndUtc">UTC seconds of its close.</param>
/// <param name="Bucket">Bucket index received; null means absent.</param>
/// <param name="Street">
/// What was to be blurred: the detections of a counted channel, the window's statistic of a measured one; null where
/// the street's rows do not tell.
/// </param>
/// <param name="Passages">Of a counted channel, the true passages; else null.</param>
internal sealed record ChannelWindow(long StartUtc, long EndUtc, int? Bucket, double? Street, double? Passages);
