namespace EdgeNode.Flashing;

/// <summary>One call of nanoff.</summary>
/// <param name="Step">What it is for.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record NanoffCommand(FlashStep Step, IReadOnlyList<string> Arguments)
{
    /// <summary>The command as one would type it: safe to paste.</summary>
    public override string ToString()
    {
        return $"nanoff {string.Join(' ', Arguments.Select(ShellWord.Of))}";
    }
}
