namespace EdgeNode.Cli;

/// <summary>A line that somebody is asked to type.</summary>
/// <param name="Prompt">What stands before it.</param>
public sealed record LineQuestion(string Prompt)
{
    /// <summary>What is allowed, in words; shown while the line is empty or wrong. Nothing where it is empty.</summary>
    public string Rule { get; init; } = "";

    /// <summary>Looks at the line; gives what is wrong with it, or null. Asked after each key.</summary>
    public Func<string, string?> Fault { get; init; } = _ => null;

    /// <summary>For what stands before the cursor: what could stand in its place.</summary>
    public Func<string, IReadOnlyList<string>> Complete { get; init; } = _ => [];

    /// <summary>From which index on the line is a secret and is drawn as stars; its length where none of it is.</summary>
    public Func<string, int> SecretFrom { get; init; } = line => line.Length;

    /// <summary>Whether Ctrl-C belongs to the line, and does not end the command.</summary>
    public bool TakesInterrupt { get; init; }
}
