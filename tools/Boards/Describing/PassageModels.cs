namespace EdgeNode.Boards;

/// <summary>The passage sensors that can be fitted.</summary>
public static class PassageModels
{
    /// <summary>All of them, in the order in which messages name them.</summary>
    /// <remarks>
    /// A PIR holds its output and triggers again by itself. On a pole in Queensland one made 109 rises of 50 passages; a dead time
    /// of 0.5 s left 109 of them, 4 s 66 and 8 s 54.
    /// </remarks>
    public static IReadOnlyList<PassageModel> All { get; } =
    [
        new PassageModel("light-barrier", 500),
        new PassageModel("hc-sr501", 8000),
    ];

    /// <summary>Names of all.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(model => model.Name)];

    /// <summary>The model of a sensor that a board's text names.</summary>
    public static PassageModel Of(BoardPassage sensor)
    {
        return All.Single(model => model.Name == sensor.Model);
    }
}
