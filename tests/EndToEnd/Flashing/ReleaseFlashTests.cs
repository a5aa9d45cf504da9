using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode flash --release</c>: what was published, compared with its sums before nanoff is called.</summary>
[TestClass]
public class ReleaseFlashTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task A_board_is_flashed_with_its_own_image_of_the_archive_or_the_folder(bool isArchive)
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new("esp32-c3-mini");
        await sample.PackAsync();
        using Bench bench = new("good");
        CommandResult stock = await FlashAsync(bench, isArchive ? sample.Archive : sample.Folder);
        Assert.AreEqual(0, stock.ExitCode, stock.Errors);
        Assert.Contains("note: release 0.1.0 has no hardened runtime for esp32-devkit-v1: the stock one is flashed", stock.Errors);
        Assert.Contains("note: a stock image lets anyone with a cable read the box's memory", stock.Errors);
        Assert.Contains("esp32-devkit-v1 on /dev/ttyUSB0: stock runtime and firmware written and verified.", stock.Output);
        Assert.Contains("Next: plug the 3.3 V cable into the service header and run: edgenode provision", stock.Output);
        Assert.Contains("--nanodevice --deploy --image ", string.Join('\n', bench.Calls));

        CommandResult hardened = await EdgeNodeCommand.RunBesideAsync(
            bench.Root, "flash", "--board", "esp32-c3-mini", "--port", "/dev/ttyUSB0", "--dry-run", "--release", isArchive ? sample.Archive : sample.Folder);
        Assert.AreEqual(0, hardened.ExitCode, hardened.Errors);
        string shown = isArchive ? "edgenode-firmware-0.1.0" : sample.Folder;
        Assert.Contains($"--clrfile {shown}/esp32-c3-mini/nanoCLR.bin ", hardened.Output);
        Assert.Contains($"--image {shown}/esp32-c3-mini/EdgeNode.Firmware.bin ", hardened.Output);
        Assert.AreEqual("", hardened.Errors);
    }

    [TestMethod]
    public async Task Each_spoiled_missing_or_added_file_is_named_and_nanoff_is_not_called()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new();
        await sample.PackAsync();
        using Bench bench = new("good");
        foreach (string file in Directory.GetFiles(sample.Folder, "*", SearchOption.AllDirectories))
        {
            byte[] content = await File.ReadAllBytesAsync(file);
            string name = Path.GetRelativePath(sample.Folder, file);
            await File.WriteAllBytesAsync(file, [(byte)(content[0] ^ 1), .. content[1..]]);
            await RefusesAsync(bench, sample.Folder, name == "SHA256SUMS" ? "SHA256SUMS" : $"{name}: found a file with the SHA-256 ");
            File.Delete(file);
            await RefusesAsync(bench, sample.Folder, name == "SHA256SUMS" ? "found no SHA256SUMS; " : $"{name}: the file is not there; ");
            await File.WriteAllBytesAsync(file, content);
        }

        await File.WriteAllTextAsync(Path.Combine(sample.Folder, "esp32-devkit-v1", "nanoCLR.bin"), "nobody's");
        await RefusesAsync(bench, sample.Folder, "found 'esp32-devkit-v1/nanoCLR.bin'; allowed: the files that SHA256SUMS lists");
        Assert.IsEmpty(bench.Calls);
    }

    [TestMethod]
    public async Task What_is_no_release_is_refused_and_nanoff_is_not_called()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new();
        await sample.PackAsync();
        using Bench bench = new("good");
        using TestFolder folder = new();
        byte[] archive = await File.ReadAllBytesAsync(sample.Archive);
        foreach ((string name, byte[] content) in new (string, byte[])[]
        {
            ("empty", []), ("cut", archive[..(archive.Length / 2)]), ("text", "no archive"u8.ToArray()), ("zeros", Packed(new byte[4096])),
        })
        {
            await File.WriteAllBytesAsync(folder.File(name), content);
            await RefusesAsync(bench, folder.File(name), "");
        }

        foreach (string name in new[] { "top/../../out", "/etc/x", "top\\..\\x", "top/a:b", "alone" })
        {
            await File.WriteAllBytesAsync(folder.File("paths"), Packed(Tar((TarEntryType.RegularFile, name))));
            await RefusesAsync(bench, folder.File("paths"), "; allowed: files below one folder");
        }

        await File.WriteAllBytesAsync(folder.File("link"), Packed(Tar((TarEntryType.SymbolicLink, "top/SHA256SUMS"))));
        await RefusesAsync(bench, folder.File("link"), "found 'top/SHA256SUMS'; allowed: files below one folder");
        await File.WriteAllBytesAsync(folder.File("bomb"), Packed(Tar((TarEntryType.RegularFile, "top/bomb")), 40 << 20));
        await RefusesAsync(bench, folder.File("bomb"), "");
        await RefusesAsync(bench, folder.File("nothing"), "there is no such file or folder");
        await RefusesAsync(bench, folder.Root, "found no SHA256SUMS; ");
        await RefusesAsync(bench, sample.Archive, "found --release with --image or --firmware", "--firmware", bench.Firmware);
        Assert.IsEmpty(bench.Calls);
    }

    private static byte[] Tar(params (TarEntryType Type, string Name)[] entries)
    {
        using MemoryStream tar = new();
        using (TarWriter writer = new(tar, TarEntryFormat.Pax, leaveOpen: true))
        {
            foreach ((TarEntryType type, string name) in entries)
            {
                PaxTarEntry entry = new(type, name);
                if (type == TarEntryType.SymbolicLink)
                {
                    entry.LinkName = "/etc/passwd";
                }
                else
                {
                    entry.DataStream = new MemoryStream(Encoding.ASCII.GetBytes("content"));
                }

                writer.WriteEntry(entry);
            }
        }

        return tar.ToArray();
    }

    private static byte[] Packed(byte[] content, int zeros = 0)
    {
        using MemoryStream packed = new();
        using (GZipStream zip = new(packed, CompressionLevel.Fastest))
        {
            zip.Write(content);
            zip.Write(new byte[zeros]);
        }

        return packed.ToArray();
    }

    private static Task<CommandResult> FlashAsync(Bench bench, string release, params string[] more)
    {
        return EdgeNodeCommand.RunBesideAsync(bench.Root, ["flash", "--board", "esp32-devkit-v1", "--port", "/dev/ttyUSB0", "--release", release, .. more]);
    }

    private static async Task RefusesAsync(Bench bench, string release, string expected, params string[] more)
    {
        CommandResult end = await FlashAsync(bench, release, more);
        Assert.AreEqual(2, end.ExitCode, end.Errors);
        Assert.Contains(expected, end.Errors);
        Assert.HasCount(1, end.Errors.TrimEnd('\n').Split('\n'), end.Errors);
        Assert.AreEqual("", end.Output);
    }
}
