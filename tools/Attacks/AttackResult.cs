namespace EdgeNode.Attacks;

/// <summary>What one attack achieved on released data, beside what the claims let it achieve.</summary>
/// <param name="Name">The attack, in a few words.</param>
/// <param name="Knows">What the attacker is assumed to know.</param>
/// <param name="Success">Share of right answers, 0 to 1.</param>
/// <param name="Low">Lower end of its 95 % confidence interval.</param>
/// <param name="High">Upper end of its 95 % confidence interval.</param>
/// <param name="Bound">What the claim allows at most, or null where nothing is claimed.</param>
/// <param name="Verdict">One sentence for a reader.</param>
public sealed record AttackResult(string Name, string Knows, double Success, double Low, double High, double? Bound, string Verdict);
