namespace EdgeNode.Authority;

/// <summary>The city's authority cannot do what it is asked. Nothing was given out and nothing has changed. The message is one line for people.</summary>
public sealed class CityAuthorityException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, where, and what is allowed.</param>
    public CityAuthorityException(string message)
        : base(message)
    {
    }
}
