namespace EdgeNode.Simulator;

/// <summary>The way from one row of a recording to the next.</summary>
/// <param name="Line">Line number of the row that it leads to, from 1.</param>
/// <param name="LengthMs">How much later that row is, in ms.</param>
public readonly record struct TraceStep(int Line, long LengthMs);
