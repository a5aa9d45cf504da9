namespace EdgeNode.Attacks;

/// <summary>What one attack achieved on released data, beside what the claims let it achieve.</summary>
/// <param name="Name">The attack, in a few words.</param>
/// <param name="Knows">What the attacker is assumed to know.</param>
/// <param name="Success">Share of right answers, 0 to 1. A coin has 0.5.</param>
/// <param name="Low">Lower end of its 95 % confidence interval.</param>
/// <param name="High">Upper end of its 95 % confidence interval.</param>
/// <param name="Bound">What the claim allows at most, or null where nothing is claimed.</param>
/// <param name="Verdict">One sentence for a reader.</param>
public sealed record AttackResult(string Name, string Knows, double Success, double Low, double High, double? Bound, string Verdict)
{
    /// <summary>Which of the attacks it belongs to, such as <c>membership</c>.</summary>
    public string Group { get; init; } = "";

    /// <summary>What one trial is, such as <c>window</c> or <c>night</c>.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How many trials there were.</summary>
    public int Trials { get; init; }

    /// <summary>
    /// Whether the claim stands: the lower end of a 99.99 % interval is not above the bound, and no window was released twice. Attacks that can reach their bound do, so
    /// that the 95 % interval would call one honest run in 40 of each broken.
    /// </summary>
    public bool Holds { get; init; } = true;

    /// <summary>Makes the result of a number of trials.</summary>
    /// <param name="group">See <see cref="Group"/>.</param>
    /// <param name="name">See <see cref="Name"/>.</param>
    /// <param name="knows">See <see cref="Knows"/>.</param>
    /// <param name="unit">See <see cref="Unit"/>.</param>
    /// <param name="score">Right guesses and trials.</param>
    /// <param name="bound">See <see cref="Bound"/>.</param>
    /// <param name="verdict">What to say when the bound stands.</param>
    /// <param name="breach">What was seen that ought not to be, whatever the score; or null.</param>
    internal static AttackResult Of(
        string group, string name, string knows, string unit, Score score, double? bound, string verdict, string? breach = null)
    {
        (double low, double high) = Wilson.Interval(score.Right, score.Trials, Wilson.NinetyFivePercent);
        double strictLow = Wilson.Interval(score.Right, score.Trials, Wilson.OneInTenThousand).Low;
        bool isAbove = bound != null && strictLow > bound;
        string said = breach ?? (isAbove ? "The claim is broken: this is above its bound." : verdict);
        return new AttackResult(name, knows, (double)score.Right / score.Trials, low, high, bound, said)
        {
            Group = group,
            Unit = unit,
            Trials = score.Trials,
            Holds = breach == null && !isAbove,
        };
    }
}
