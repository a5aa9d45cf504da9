namespace EdgeNode.Commissioning;

/// <summary>A conversation with a box cannot go on. The message is the line that the technician sees.</summary>
public sealed class BoxException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="fault">Why.</param>
    /// <param name="message">What was found, where, what to do. No secret.</param>
    public BoxException(BoxFault fault, string message)
        : base(message)
    {
        Fault = fault;
    }

    /// <summary>Why.</summary>
    public BoxFault Fault { get; }
}
