namespace EdgeNode.Commissioning;

/// <summary>Something that the technician is asked.</summary>
/// <param name="Name">What it is about, such as the name of a setting.</param>
/// <param name="Rule">What is allowed, in words.</param>
public sealed record Question(string Name, string Rule)
{
    /// <summary>Looks at an answer; gives what is wrong with it, or null. Asked while the technician types, too.</summary>
    public Func<string, string?> Fault { get; init; } = _ => null;

    /// <summary>What Enter alone answers; null where something has to be typed.</summary>
    public string? Offer { get; init; }

    /// <summary>Answers to choose from, or none; others are allowed too where <see cref="Fault"/> says so.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>What each choice is shown with, or nothing.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether nobody may see the answer.</summary>
    public bool IsSecret { get; init; }
}
