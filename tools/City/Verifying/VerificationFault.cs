namespace EdgeNode.City;

/// <summary>One rule that a file does not keep.</summary>
/// <param name="File">Path of the file: the summaries, or a policy that cannot be used.</param>
/// <param name="Line">Line number from 1; 0 when the file as a whole is meant.</param>
/// <param name="Reason">What is wrong, in one line of printable ASCII.</param>
public sealed record VerificationFault(string File, int Line, string Reason);
