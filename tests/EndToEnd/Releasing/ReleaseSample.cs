using System.Text;
using CliWrap;
using CliWrap.Buffered;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A release as the workflow makes it: the scripts of build/release, on images that name their board and hold nothing else.</summary>
internal sealed class ReleaseSample : IDisposable
{
    /// <summary>A commit.</summary>
    public const string Commit = "0123456789abcdef0123456789abcdef01234567";

    private readonly TestFolder _folder = new();

    /// <summary>Makes the images.</summary>
    /// <param name="hardened">Boards that have a hardened runtime.</param>
    public ReleaseSample(params string[] hardened)
    {
        foreach (string board in Checkout.Boards.Names)
        {
            Directory.CreateDirectory(Path.Combine(Images, board));
            File.WriteAllBytes(Path.Combine(Images, board, "EdgeNode.Firmware.bin"), Encoding.ASCII.GetBytes($"a firmware\0{board}\0and its end"));
            if (hardened.Contains(board))
            {
                File.WriteAllBytes(Path.Combine(Images, board, FlashRequest.RuntimeFileName), Encoding.ASCII.GetBytes($"a runtime for {board}"));
            }
        }

        File.WriteAllText(Path.Combine(Images, "edgenode-firmware.cdx.json"), "{}\n");
        File.WriteAllText(Path.Combine(Images, "edgenode-tools.cdx.json"), "{}\n");
    }

    /// <summary>What the firmware's workflow has built.</summary>
    public string Images => _folder.File("images");

    /// <summary>What is published.</summary>
    public string Published => _folder.File("published");

    /// <summary>The archive among it.</summary>
    public string Archive => Path.Combine(Published, "edgenode-firmware-0.1.0.tar.gz");

    /// <summary>The folder in the archive, where <see cref="PackAsync"/> has unpacked it.</summary>
    public string Folder => _folder.File("edgenode-firmware-0.1.0");

    /// <summary>Whether this machine can make one; says so where it cannot.</summary>
    public static bool IsThere()
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("skipped: the scripts of a release need bash, GNU tar and coreutils");
        }

        return OperatingSystem.IsLinux();
    }

    /// <summary>Runs a script of build/release.</summary>
    public static async Task<BufferedCommandResult> RunAsync(string script, params string[] arguments)
    {
        return await new Command("bash").WithArguments([Path.Combine(SourceTree.Root, "build", "release", script), .. arguments])
            .WithValidation(CommandResultValidation.None).ExecuteBufferedAsync();
    }

    /// <summary>Makes the release, and unpacks its archive beside it.</summary>
    public async Task PackAsync()
    {
        BufferedCommandResult end = await RunAsync("pack.sh", Images, "0.1.0", Commit, Published);
        Assert.AreEqual(0, end.ExitCode, end.StandardError);
        await new Command("tar").WithArguments(["xzf", Archive, "-C", _folder.Root]).ExecuteAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
    }
}
