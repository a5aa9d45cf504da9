namespace EdgeNode.Gateway;

/// <summary>Form of the log.</summary>
public enum LogForm
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>A JSON object a line.</summary>
    Json,
}
