using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>Reads a policy as a user names it.</summary>
public static class PolicyFile
{
    // Far more than a policy may have, so that a refusal tells how much was found; but not any file of any size.
    private const int MostRead = 64 * 1024 * 1024;

    /// <summary>Reads and parses a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UnusableInputException">The file cannot be read, or its text is refused.</exception>
    public static Policy Read(string path)
    {
        byte[] text = ReadBytes(path);
        return PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault)
            ? policy
            : throw new UnusableInputException(Describe(path, fault));
    }

    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="UnusableInputException">The file cannot be read.</exception>
    public static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            using MemoryStream text = new();
            byte[] piece = new byte[PolicyParser.GreatestLength + 1];
            for (int read = file.Read(piece); read > 0 && text.Length < MostRead; read = file.Read(piece))
            {
                text.Write(piece.AsSpan(0, read));
            }

            return text.ToArray();
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableInputException($"{path}: no such file");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableInputException(Directory.Exists(path) ? $"{path}: found a folder; allowed is a policy text" : $"{path}: cannot be read");
        }
    }

    /// <summary>A fault in one line: file, line, what was found, what is allowed.</summary>
    public static string Describe(string path, PolicyFault fault)
    {
        string place = fault.Line == 0 ? path : $"{path}:{fault.Line}";
        return $"{place}: found {fault.Found}; allowed: {fault.Allowed}";
    }
}
