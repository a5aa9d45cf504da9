namespace EdgeNode.Commissioning;

/// <summary>A step cannot be done. The message is the line that the technician sees. What was done before stays, and the same command goes on from there.</summary>
public sealed class StepException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was found, and what to do. No secret.</param>
    /// <param name="stopsBatch">Whether it would be the same with the next box, as on a full disk.</param>
    public StepException(string message, bool stopsBatch = false)
        : base(message)
    {
        StopsBatch = stopsBatch;
    }

    /// <summary>Whether it would be the same with the next box, as on a full disk.</summary>
    public bool StopsBatch { get; }
}
