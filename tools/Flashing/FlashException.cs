namespace EdgeNode.Flashing;

/// <summary>Flashing cannot go on. The message is the one or two lines that the user sees.</summary>
public sealed class FlashException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="hasWritten">Whether something may have been written to the box by then.</param>
    public FlashException(string message, bool hasWritten = false)
        : base(message)
    {
        HasWritten = hasWritten;
    }

    /// <summary>Whether something may have been written to the box by then.</summary>
    public bool HasWritten { get; }
}
