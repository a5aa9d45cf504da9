namespace EdgeNode.Audit;

/// <summary>A tree cannot be audited. <see cref="Exception.Message"/> is one line: what is wrong, where, and what is allowed.</summary>
public sealed class AuditException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">The line that the user sees.</param>
    public AuditException(string message)
        : base(message)
    {
    }
}
