using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A real file system with little room, in memory: for whom it is allowed to mount one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int BlockBytes = 4096;

    private SmallDisk(string path)
    {
        Path = path;
    }

    internal string Path { get; }

    /// <summary>Mounts one.</summary>
    /// <returns>Null, and a printed line, where that is not allowed.</returns>
    internal static SmallDisk? TryMount(string path, int kilobytes)
    {
        Directory.CreateDirectory(path);
        if (OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", $"size={kilobytes}k", "tmpfs", path))
        {
            return new SmallDisk(path);
        }

        Console.WriteLine("skipped: a full disk, because no small one can be mounted (Linux, root)");
        return null;
    }

    /// <summary>Takes all the room that there is by a file.</summary>
    internal void Fill(string file)
    {
        using FileStream stream = new(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            while (true)
            {
                stream.Write(new byte[BlockBytes]);
            }
        }
        catch (IOException)
        {
            // It is full.
        }
    }

    public void Dispose()
    {
        Run("umount", "-l", Path);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            return new Command(program).WithArguments(arguments).WithValidation(CommandResultValidation.None).ExecuteBufferedAsync().GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
