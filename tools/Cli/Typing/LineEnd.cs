namespace EdgeNode.Cli;

/// <summary>What a key did to a line.</summary>
public enum LineEnd
{
    /// <summary>The line goes on.</summary>
    None,

    /// <summary>Enter: it is done.</summary>
    Entered,

    /// <summary>Ctrl-C.</summary>
    Interrupted,

    /// <summary>Ctrl-D on an empty line: nothing more will come.</summary>
    Closed,
}
