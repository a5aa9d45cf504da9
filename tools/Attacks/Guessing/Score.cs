namespace EdgeNode.Attacks;

/// <summary>How often an attacker guessed right.</summary>
/// <param name="Right">Right guesses.</param>
/// <param name="Trials">Guesses.</param>
public readonly record struct Score(int Right, int Trials)
{
    /// <summary>Adds one guess.</summary>
    public Score With(bool isRight)
    {
        return new Score(Right + (isRight ? 1 : 0), Trials + 1);
    }

    /// <summary>Both together.</summary>
    public static Score operator +(Score one, Score other)
    {
        return new Score(one.Right + other.Right, one.Trials + other.Trials);
    }
}
