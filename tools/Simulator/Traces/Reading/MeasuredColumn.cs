namespace EdgeNode.Simulator;

/// <summary>A column with measured values, and what they may be.</summary>
internal sealed record MeasuredColumn(string Name, TraceChannel Channel, double Least, double Greatest, string Unit);
