namespace EdgeNode.Intake;

/// <summary>Something that people should hear of.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Message">One line for people; names no secret.</param>
public sealed record ReceiverNotice(NoticeKind Kind, string Message);
