namespace EdgeNode.VirtualUplink;

/// <summary>A certificate or key file cannot be used. The message is one line for people, and holds nothing of a key.</summary>
public sealed class CredentialException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line that names the file and what is wrong with it.</param>
    public CredentialException(string message)
        : base(message)
    {
    }
}
