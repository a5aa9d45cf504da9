namespace EdgeNode.Cli;

/// <summary>Something that the user gave cannot be used. The message is the one or two lines that the user sees.</summary>
public sealed class UnusableInputException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and what is allowed.</param>
    public UnusableInputException(string message)
        : base(message)
    {
    }
}
