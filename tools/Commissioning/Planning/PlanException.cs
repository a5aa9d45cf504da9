namespace EdgeNode.Commissioning;

/// <summary>What the technician gave cannot be used. The message is the line, or the lines, that the technician sees; nothing was changed.</summary>
public sealed class PlanException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Where, what was found, what is allowed. No secret.</param>
    public PlanException(string message)
        : base(message)
    {
    }
}
