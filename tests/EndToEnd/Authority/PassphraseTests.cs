namespace EdgeNode.EndToEnd.Tests;

/// <summary>A passphrase that is typed at a terminal.</summary>
[TestClass]
public class PassphraseTests
{
    private const string Asked = "Passphrase of the authority: ";
    private const string Secret = "vier Wörter sind besser";

    private static readonly Terminal Wide = new(80);

    [TestMethod]
    public async Task It_is_typed_twice_to_make_an_authority_and_never_shown()
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        using TestFolder folder = new();
        using (Person person = Person.Start(Wide, "ca", "init", "--authority", folder.File("city")))
        {
            await person.SeeAsync(Asked);
            await person.TypeAsync("\r");
            await person.SeeAsync(Asked);
            await person.TypeAsync(Secret + "\r");
            await person.SeeAsync("The same again: ");
            await person.TypeAsync(Secret + "x" + "\r");
            await person.SeeAsync(Asked);
            await person.TypeAsync("Vier\u007f\u007f\u007f\u007f" + Secret + "\r");
            await person.SeeAsync("The same again: ");
            await person.TypeAsync("wrong\u0015" + Secret + "\r");
            Assert.AreEqual(0, await person.EndAsync(), person.Screen);
            Assert.IsFalse(new[] { "vier", "W\u00f6rter", "besser", "*" }.Any(person.Screen.Contains), person.Screen);
        }

        using Person again = Person.Start(Wide, "ca", "crl", "--authority", folder.File("city"));
        await again.SeeAsync(Asked);
        await again.TypeAsync(Secret[..^1] + "\r");
        await again.SeeAsync(Asked);
        await again.TypeAsync(Secret + "\r");
        Assert.AreEqual(0, await again.EndAsync(), again.Screen);
        Assert.DoesNotContain("besser", again.Screen);
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
        using Person person = Person.Start(Wide, "ca", "crl", "--authority", ca.Folder);
        foreach (string typed in new[] { first, second, first })
        {
            await person.SeeAsync(Asked);
            await person.TypeAsync(typed + "\r");
        }

        Assert.AreEqual(2, await person.EndAsync(), person.Screen);
        Assert.Contains("found a wrong one 3 times", person.Screen);
        Assert.DoesNotContain("wrong\r", person.Screen);
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
        using Person person = Person.Start(Wide, "ca", "sign", request, "--tenant", "example", "--out", ca.Files.File("box.crt"), "--authority", ca.Folder, "--passphrase-file", ca.PassphraseFile);
        await person.SeeAsync(string.Join(' ', fingerprint.Chunk(4).Select(group => new string(group))));
        await person.SeeAsync("[y/N] ");
        await person.TypeAsync(answer + "\r");
        Assert.AreEqual(exitCode, await person.EndAsync(), person.Screen);
        Assert.AreEqual(exitCode == 0, File.Exists(ca.Files.File("box.crt")));
    }
}
