namespace EdgeNode.Cli;

/// <summary>Standard output takes no more: a full disk, a closed descriptor, a pipe that nobody reads. The message is one line for people.</summary>
public sealed class OutputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="reason">What the system said.</param>
    public OutputException(string reason)
        : base($"standard output cannot be written: {reason}")
    {
    }
}
