namespace EdgeNode.Commissioning;

/// <summary>A port cannot be opened, or is no longer there. The message is the line that the technician sees.</summary>
public sealed class CableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">Which port, what is wrong with it, what to do.</param>
    /// <param name="isPulled">Whether the port was open before.</param>
    public CableException(string message, bool isPulled = false)
        : base(message)
    {
        IsPulled = isPulled;
    }

    /// <summary>Whether the port was open and went away: plugged in again, the work goes on.</summary>
    public bool IsPulled { get; }
}
