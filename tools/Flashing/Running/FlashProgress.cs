namespace EdgeNode.Flashing;

/// <summary>How flashing comes on.</summary>
/// <param name="Number">Number of the step, from 1.</param>
/// <param name="Total">How many steps there are.</param>
/// <param name="Step">The step.</param>
/// <param name="Line">A line that nanoff printed, or null when the step begins.</param>
public sealed record FlashProgress(int Number, int Total, FlashStep Step, string? Line);
