namespace EdgeNode.EndToEnd.Tests;

/// <summary>A passphrase that is typed at a terminal.</summary>
[TestClass]
public class PassphraseTests
{
    private const string Asked = "Passphrase of the authority: ";
    private const string Secret = "vier Wörter sind besser";

    [TestMethod]
    public async Task It_is_typed_twice_to_make_an_authority_and_never_shown()
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        using TestFolder folder = new();
        using (Typist typist = Typist.Start("ca", "init", "--authority", folder.File("city")))
        {
            await typist.UntilAsync(Asked);
            await typist.TypeAsync("");
            await typist.UntilAsync(Asked);
            await typist.TypeAsync(Secret);
            await typist.UntilAsync("The same again: ");
            await typist.TypeAsync(Secret + "x");
            await typist.UntilAsync(Asked);
            await typist.TypeAsync("Vier\u007f\u007f\u007f\u007f" + Secret);
            await typist.UntilAsync("The same again: ");
            await typist.TypeAsync("wrong\u0015" + Secret);
            Assert.AreEqual(0, await typist.EndAsync(), typist.Seen);
            Assert.IsFalse(new[] { "ier", "W", "besser", "*" }.Any(typist.Seen.Contains), typist.Seen);
        }

        using Typist again = Typist.Start("ca", "crl", "--authority", folder.File("city"));
        await again.UntilAsync(Asked);
        await again.TypeAsync(Secret[..^1]);
        await again.UntilAsync(Asked);
        await again.TypeAsync(Secret);
        Assert.AreEqual(0, await again.EndAsync(), again.Seen);
        Assert.DoesNotContain("besser", again.Seen);
    }

    [TestMethod]
    [DataRow("wrong", "wrong")]
    [DataRow("wrong", "")]
    public async Task Three_wrong_ones_end_with_exit_code_2_and_change_nothing(string first, string second)
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        byte[] list = await File.ReadAllBytesAsync(Path.Combine(ca.Folder, "crl.pem"));
        using Typist typist = Typist.Start("ca", "crl", "--authority", ca.Folder);
        foreach (string typed in new[] { first, second, first })
        {
            await typist.UntilAsync(Asked);
            await typist.TypeAsync(typed);
        }

        Assert.AreEqual(2, await typist.EndAsync(), typist.Seen);
        Assert.Contains("found a wrong one 3 times", typist.Seen);
        Assert.DoesNotContain("wrong\r", typist.Seen);
        CollectionAssert.AreEqual(list, await File.ReadAllBytesAsync(Path.Combine(ca.Folder, "crl.pem")));
    }

    [TestMethod]
    [DataRow("y", 0)]
    [DataRow("yes", 0)]
    [DataRow("", 2)]
    [DataRow("n", 2)]
    [DataRow("yeah", 2)]
    public async Task The_fingerprint_is_shown_and_only_yes_signs(string answer, int exitCode)
    {
        if (!Terminal.IsThere() || !await OpensslCity.IsThereAsync())
        {
            return;
        }

        using CaFolder ca = await CaFolder.MakeAsync();
        string request = await ca.RequestAsync("box", "/CN=kx7q22");
        await ca.OpensslAsync("pkey", "-in", "box.key", "-pubout", "-outform", "DER", "-out", "box.pub");
        string fingerprint = (await ca.OpensslAsync("dgst", "-sha256", "-r", "box.pub")).Split(' ')[0];
        using Typist typist = Typist.Start("ca", "sign", request, "--tenant", "example", "--out", ca.Files.File("box.crt"), "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile);
        await typist.UntilAsync(string.Join(' ', fingerprint.Chunk(4).Select(group => new string(group))));
        await typist.UntilAsync("[y/N] ");
        await typist.TypeAsync(answer);
        Assert.AreEqual(exitCode, await typist.EndAsync(), typist.Seen);
        Assert.AreEqual(exitCode == 0, File.Exists(ca.Files.File("box.crt")));
    }
}
