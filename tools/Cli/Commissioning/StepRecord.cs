namespace EdgeNode.Cli;

/// <summary>A step as programs are told it.</summary>
/// <param name="Step">Its name.</param>
/// <param name="Done">Whether it came to its end.</param>
/// <param name="Outcome">What came of it, in words for people.</param>
/// <param name="Seconds">How long it took.</param>
public sealed record StepRecord(string Step, bool Done, string Outcome, double Seconds);
