using System.Security.Cryptography;
using System.Runtime.InteropServices;
using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary>Asks for a passphrase at the terminal. What is typed is not shown.</summary>
public static class PassphrasePrompt
{
    /// <summary>How often somebody may be wrong.</summary>
    public const int Tries = 3;

    private const int GreatestLength = 1024;

    /// <summary>Asks for a passphrase until it is the right one.</summary>
    /// <param name="what">Which, such as "Passphrase of the issuing key".</param>
    /// <param name="isRight">Whether it is.</param>
    /// <exception cref="UnusableInputException">There is no terminal, or it was wrong three times.</exception>
    public static void AskUntil(string what, Func<Passphrase, bool> isRight)
    {
        for (int attempt = 1; attempt <= Tries; attempt++)
        {
            using Passphrase? typed = Ask(what);
            if (typed is not null && isRight(typed))
            {
                return;
            }

            if (attempt < Tries)
            {
                Console.Error.WriteLine(typed is null ? "That is empty; try again." : "That is not the passphrase; try again.");
            }
        }

        throw new UnusableInputException($"{what}: found a wrong one {Tries} times; allowed: the one that was typed at ca init. Nothing has changed");
    }

    /// <summary>Asks for a new passphrase, twice: a slip of a finger would lock the key for good.</summary>
    /// <param name="what">Which.</param>
    /// <exception cref="UnusableInputException">There is no terminal, or the two were not the same three times.</exception>
    public static Passphrase AskForNew(string what)
    {
        for (int attempt = 1; attempt <= Tries; attempt++)
        {
            Passphrase? first = Ask(what);
            using Passphrase? second = first is null ? null : Ask("The same again");
            if (first is not null && second is not null && first.IsSame(second))
            {
                return first;
            }

            Console.Error.WriteLine(first is null ? "That is empty." : "These two are not the same.");
            first?.Dispose();
        }

        throw new UnusableInputException($"{what}: found none {Tries} times; allowed: the same one typed twice. Nothing has changed");
    }

    // Null for an empty one.
    private static Passphrase? Ask(string what)
    {
        if (Console.IsInputRedirected)
        {
            throw new UnusableInputException($"{what}: found no terminal to type it at; allowed: --passphrase-file FILE");
        }

        // From here on the terminal shows nothing, also of what comes before the first key is asked for.
        _ = Console.KeyAvailable;
        Console.Error.Write($"{what}: ");
        char[] letters = new char[GreatestLength];
        try
        {
            int length = Read(letters);
            Console.Error.WriteLine();
            return length == 0 ? null : new Passphrase(letters.AsSpan(0, length));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(letters.AsSpan()));
        }
    }

    private static int Read(char[] letters)
    {
        int length = 0;
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            switch (key.Key)
            {
                case ConsoleKey.Enter:
                    return length;
                case ConsoleKey.Backspace:
                    length = Math.Max(0, length - 1);
                    break;
                case ConsoleKey.U when key.Modifiers == ConsoleModifiers.Control:
                    length = 0;
                    break;
                case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control:
                    return 0;
                default:
                    if (!char.IsControl(key.KeyChar) && length < letters.Length)
                    {
                        letters[length++] = key.KeyChar;
                    }

                    break;
            }
        }
    }
}
