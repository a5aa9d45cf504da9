namespace EdgeNode.Audit;

/// <summary>How an audit comes on.</summary>
/// <param name="Step">What is being done, such as <c>tests/Privacy</c>.</param>
/// <param name="Done">How much of it is done.</param>
/// <param name="Total">How much there is; 0 where nobody knows.</param>
/// <param name="Line">What is worth a line of its own, or null.</param>
public sealed record AuditProgress(string Step, int Done, int Total, string? Line = null);
