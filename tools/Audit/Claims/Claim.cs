namespace EdgeNode.Audit;

/// <summary>One sentence that EdgeNode promises, with what would refute it and the tests that try to.</summary>
/// <param name="Id"><c>C1</c> to <c>C12</c>.</param>
/// <param name="Text">The promise, for readers who do not write C#.</param>
/// <param name="RefutedBy">What would show that it is wrong.</param>
/// <param name="Tried">What the tests try, in a sentence or two.</param>
/// <param name="Tests">The tests that have to pass.</param>
public sealed record Claim(string Id, string Text, string RefutedBy, string Tried, IReadOnlyList<NamedTest> Tests);
