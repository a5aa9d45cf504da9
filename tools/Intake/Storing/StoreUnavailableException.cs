namespace EdgeNode.Intake;

/// <summary>A store cannot take anything for now. The message is one line for people and names no secret.</summary>
public sealed class StoreUnavailableException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in one line.</param>
    /// <param name="cause">What the store's library threw, or null.</param>
    public StoreUnavailableException(string message, Exception? cause = null)
        : base(message, cause)
    {
    }
}
