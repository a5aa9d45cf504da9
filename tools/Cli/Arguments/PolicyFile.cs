using EdgeNode.Policies;

namespace EdgeNode.Cli;

/// <summary>Reads a policy as a user names it.</summary>
public static class PolicyFile
{
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
        // One byte more than a policy may have is enough to refuse a file of any size.
        const int Enough = PolicyParser.GreatestLength + 1;
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] text = new byte[Enough];
            int length = file.ReadAtLeast(text, Enough, throwOnEndOfStream: false);
            return text[..length];
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
