using EdgeNode.Boards;
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
        return BoundedFile.TryRead(path, MostRead, out byte[] text, out string found) ? text
            : throw new UnusableInputException(found switch
            {
                "no such file" => $"{path}: no such file",
                "a file that cannot be read" => $"{path}: cannot be read",
                _ => $"{path}: found {found}; allowed is a policy text",
            });
    }

    /// <summary>A fault in one line: file, line, what was found, what is allowed.</summary>
    public static string Describe(string path, PolicyFault fault)
    {
        return Describe(path, new LetteringFault(fault.Line, fault.Found, fault.Allowed));
    }

    /// <summary>The same of letters that may look like others.</summary>
    public static string Describe(string path, LetteringFault fault)
    {
        string place = fault.Line == 0 ? path : $"{path}:{fault.Line}";
        return $"{place}: found {fault.Found}; allowed: {fault.Allowed}";
    }
}
