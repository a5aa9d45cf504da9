namespace EdgeNode.Cli;

/// <summary>A question at the terminal to which everything but yes is no.</summary>
public static class YesNoQuestion
{
    /// <summary>Asks.</summary>
    /// <param name="question">The question.</param>
    /// <param name="remedy">Which option answers it where there is no terminal.</param>
    /// <exception cref="UnusableInputException">There is no terminal.</exception>
    public static bool Ask(string question, string remedy)
    {
        if (Console.IsInputRedirected)
        {
            throw new UnusableInputException($"{question} Found no terminal to ask at; allowed: {remedy}");
        }

        // What is typed early is shown once, then: by the console, and not by the terminal before it.
        _ = Console.KeyAvailable;
        Console.Error.Write($"{question} [y/N] ");
        return Console.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }
}
