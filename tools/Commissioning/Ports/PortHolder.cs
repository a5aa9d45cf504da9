namespace EdgeNode.Commissioning;

/// <summary>Which other program has a port open. Two programs on one port take each other's answers away, and not every system keeps the second off.</summary>
public static class PortHolder
{
    private const string Processes = "/proc";

    private static readonly string[] Terminals = ["/dev/tty", "/dev/pts/"];

    // Who has this open is the other end of a pseudo-terminal, such as edgenode simulate --serial.
    private const string PseudoTerminals = "/dev/ptmx";

    /// <summary>Names the program. Linux alone tells, and a user other than root only of the user's own programs.</summary>
    /// <param name="port">Path of the port.</param>
    /// <returns>Such as <c>picocom (process 4711)</c>; null where nobody has it, or the system does not tell.</returns>
    public static string? Of(string port)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        string device = File.ResolveLinkTarget(port, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(port);
        if (!Terminals.Any(start => device.StartsWith(start, StringComparison.Ordinal)))
        {
            return null;
        }

        foreach (string folder in Directory.EnumerateDirectories(Processes))
        {
            if (int.TryParse(Path.GetFileName(folder), out int id) && id != Environment.ProcessId && Holds(folder, device))
            {
                return $"{NameOf(folder)} (process {id})";
            }
        }

        return null;
    }

    private static bool Holds(string process, string device)
    {
        try
        {
            string?[] open = [.. Directory.EnumerateFiles(Path.Combine(process, "fd")).Select(file => new FileInfo(file).LinkTarget)];
            return open.Contains(device) && !open.Contains(PseudoTerminals) && !open.Contains("/dev/pts/ptmx");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another user's, or one that has just ended.
            return false;
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            string command = File.ReadAllText(Path.Combine(process, "cmdline"));
            return command.Contains("EdgeNode.Cli", StringComparison.Ordinal) ? "another edgenode" : File.ReadAllText(Path.Combine(process, "comm")).TrimEnd('\n');
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return "another program";
        }
    }
}
