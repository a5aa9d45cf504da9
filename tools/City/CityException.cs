namespace EdgeNode.City;

/// <summary>Something outside keeps a tool of the city from working: a port, a file, a broker. The message is one line for people.</summary>
public sealed class CityException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">One line that names what is wrong.</param>
    public CityException(string message)
        : base(message)
    {
    }
}
