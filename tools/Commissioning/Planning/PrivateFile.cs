using EdgeNode.Boards;
using EdgeNode.Flashing;

namespace EdgeNode.Commissioning;

/// <summary>Files that a technician names, some of which nobody else may read.</summary>
internal static class PrivateFile
{
    private const UnixFileMode OthersRead = UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Reads a file.</summary>
    /// <param name="place">Where it was named.</param>
    /// <param name="path">Its path.</param>
    /// <param name="most">Most bytes.</param>
    /// <param name="allowed">What it should be, in words.</param>
    /// <exception cref="PlanException">It cannot be read, or is larger.</exception>
    public static byte[] Read(string place, string path, int most, string allowed)
    {
        return BoundedFile.TryRead(path, most, out byte[] content, out string found)
            ? content
            : throw new PlanException($"{place}: {path}: found {found}; allowed: {allowed}, at most {most} bytes");
    }

    /// <summary>Refuses a file with a secret that others can read.</summary>
    /// <exception cref="PlanException">They can.</exception>
    public static void Require(string place, string path)
    {
        if (!OperatingSystem.IsWindows() && File.Exists(path) && (File.GetUnixFileMode(path) & OthersRead) != 0)
        {
            throw new PlanException($"{place}: {path}: found a secret that others can read; allowed: its owner alone; run: chmod 600 {ShellWord.Of(path)}");
        }
    }
}
