using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The scripts that the release workflow runs.</summary>
[TestClass]
public class ReleaseScriptTests
{
    [TestMethod]
    public async Task A_release_has_an_image_for_each_board_and_sums_that_sha256sum_confirms()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new("esp32-c3-mini");
        await sample.PackAsync();
        foreach (string folder in new[] { sample.Published, sample.Folder })
        {
            BufferedCommandResult check = await new Command("sha256sum").WithArguments(["-c", "--strict", "SHA256SUMS"]).WithWorkingDirectory(folder).ExecuteBufferedAsync();
            Assert.HasCount(Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length - 1, check.StandardOutput.TrimEnd('\n').Split('\n'));
        }

        foreach (string board in Checkout.Boards.Names)
        {
            Assert.IsTrue(File.Exists(Path.Combine(sample.Folder, board, "EdgeNode.Firmware.bin")), board);
            Assert.AreEqual(board == "esp32-c3-mini", File.Exists(Path.Combine(sample.Folder, board, "nanoCLR.bin")), board);
        }

        Assert.AreEqual($"release 1\nversion 0.1.0\ncommit {ReleaseSample.Commit}\n", await File.ReadAllTextAsync(Path.Combine(sample.Folder, "release.txt")));
    }

    [TestMethod]
    public async Task The_same_images_give_the_same_bytes()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample one = new();
        using ReleaseSample other = new();
        await one.PackAsync();
        foreach (string file in Directory.GetFiles(other.Images, "*", SearchOption.AllDirectories))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        await new Command("chmod").WithArguments(["-R", "u=rwX,go=", other.Images]).ExecuteAsync();

        await other.PackAsync();
        CollectionAssert.AreEqual(await File.ReadAllBytesAsync(one.Archive), await File.ReadAllBytesAsync(other.Archive));
    }

    [TestMethod]
    [DataRow("0.1", ReleaseSample.Commit, "", "found the version '0.1'")]
    [DataRow("0.1.0; ls", ReleaseSample.Commit, "", "found the version '0.1.0; ls'")]
    [DataRow("0.1.0", "main", "", "found the commit 'main'")]
    [DataRow("0.1.0", ReleaseSample.Commit, "xiao-esp32-s3/EdgeNode.Firmware.bin", "xiao-esp32-s3/EdgeNode.Firmware.bin is not there, or is empty")]
    [DataRow("0.1.0", ReleaseSample.Commit, "edgenode-tools.cdx.json", "edgenode-tools.cdx.json is not there, or is empty")]
    public async Task What_is_missing_or_wrong_is_named_and_nothing_is_made(string version, string commit, string removed, string expected)
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new();
        if (removed.Length > 0)
        {
            File.Delete(Path.Combine(sample.Images, removed));
        }

        await RefusesAsync(sample, expected, version, commit);
    }

    [TestMethod]
    public async Task An_image_of_another_board_is_not_released()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        using ReleaseSample sample = new();
        File.Copy(Path.Combine(sample.Images, "esp32-devkit-v1-pir", "EdgeNode.Firmware.bin"), Path.Combine(sample.Images, "esp32-devkit-v1", "EdgeNode.Firmware.bin"), overwrite: true);
        await RefusesAsync(sample, "does not name esp32-devkit-v1: it was built for another board", "0.1.0", ReleaseSample.Commit);
    }

    [TestMethod]
    public async Task A_tag_is_the_version_of_the_sources()
    {
        if (!ReleaseSample.IsThere())
        {
            return;
        }

        BufferedCommandResult right = await ReleaseSample.RunAsync("check-tag.sh", "v0.1.0");
        Assert.AreEqual("0.1.0\n", right.StandardOutput);
        foreach (string tag in new[] { "0.1.0", "v0.1.1", "v0.1.0-rc1", "", "v" })
        {
            BufferedCommandResult wrong = await ReleaseSample.RunAsync("check-tag.sh", tag);
            Assert.AreEqual(2, wrong.ExitCode, tag);
            Assert.AreEqual($"check-tag.sh: found the tag '{tag}'; allowed: v0.1.0, the version in Directory.Build.props\n", wrong.StandardError);
        }
    }

    private static async Task RefusesAsync(ReleaseSample sample, string expected, string version, string commit)
    {
        BufferedCommandResult end = await ReleaseSample.RunAsync("pack.sh", sample.Images, version, commit, sample.Published);
        Assert.AreEqual(2, end.ExitCode, end.StandardError);
        Assert.Contains(expected, end.StandardError);
        Assert.IsFalse(Directory.Exists(sample.Published));
    }
}
