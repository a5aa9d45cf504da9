namespace EdgeNode.Boards;

/// <summary>Which letters of a policy may look like others. A box takes them.</summary>
/// <param name="Line">Line of the policy, from 1.</param>
/// <param name="Found">The text, by its statement, and the letters, as U+XXXX.</param>
/// <param name="Allowed">What is allowed there.</param>
public sealed record LetteringFault(int Line, string Found, string Allowed);
