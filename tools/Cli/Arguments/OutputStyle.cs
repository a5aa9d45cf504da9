namespace EdgeNode.Cli;

/// <summary>How much a command prints, and for whom.</summary>
public enum OutputStyle
{
    /// <summary>Progress and a few lines for people.</summary>
    People,

    /// <summary>Nothing but errors.</summary>
    Quiet,

    /// <summary>One JSON value for programs.</summary>
    Json,
}
