using System.Security.Cryptography;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Cli;

/// <summary>A passphrase in a file, for programs that have nobody to type it.</summary>
public static class PassphraseFile
{
    private const int GreatestLength = 4096;

    /// <summary>Reads it.</summary>
    /// <param name="option">The option that names the file, for messages.</param>
    /// <param name="path">The file: one line, for its owner alone.</param>
    /// <exception cref="UnusableInputException">There is none, others can read it, or it holds something else than one line.</exception>
    public static Passphrase Read(string option, string path)
    {
        if (!BoundedFile.TryRead(path, GreatestLength, out byte[] content, out string found))
        {
            throw new UnusableInputException($"{option}: {path}: found {found}; allowed: a file with the passphrase as its one line");
        }

        try
        {
            if (File.Exists(path) && SecretFile.IsOpenToOthers(path))
            {
                throw new UnusableInputException($"{option}: {path}: found a passphrase that others can read or write; allowed: its owner alone; run: chmod 600 {ShellWord.Of(path)}");
            }

            return new Passphrase(LineOf(content, option, path));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(content);
        }
    }

    private static ReadOnlySpan<char> LineOf(byte[] content, string option, string path)
    {
        ReadOnlySpan<byte> text = content;
        if (text.StartsWith(Encoding.UTF8.Preamble))
        {
            text = text[Encoding.UTF8.Preamble.Length..];
        }

        text = text.TrimEnd("\r\n"u8);
        string? found = text.Length == 0 ? "nothing"
            : text.ContainsAny((byte)'\n', (byte)'\r') ? "several lines"
            : text.IndexOfAnyInRange((byte)0, (byte)0x1F) >= 0 ? "control characters"
            : null;
        if (found is not null)
        {
            throw new UnusableInputException($"{option}: {path}: found {found}; allowed: the passphrase as its one line");
        }

        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetChars(text.ToArray());
        }
        catch (DecoderFallbackException)
        {
            throw new UnusableInputException($"{option}: {path}: found something else than UTF-8; allowed: the passphrase as its one line");
        }
    }
}
