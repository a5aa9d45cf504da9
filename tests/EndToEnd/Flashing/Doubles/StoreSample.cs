using EdgeNode.City;
using EdgeNode.Provisioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A folder with what one box is told, all of it right.</summary>
internal sealed class StoreSample : IDisposable
{
    public const string Node = "kx7q22";
    public const string Password = "a-password-of-the-bench";

    private readonly TestFolder _folder = new();

    public StoreSample()
    {
        string root = Root;
        Directory.CreateDirectory(root);
        using ThrowAwayAuthority authority = new();
        PemFiles files = authority.WriteClient(root, Node);
        File.Move(files.AuthorityFile, this["ca-crt"]);
        File.Move(files.CertificateFile, this["box-crt"]);
        File.Move(files.KeyFile, this["box-key"]);
        File.Copy(Path.Combine(SourceTree.Root, "policies", "market-square.txt"), this["policy"]);
        File.WriteAllBytes(this["settings"], NodeSettingsText.Write(new NodeSettings
        {
            Tenant = "example",
            Node = Node,
            Site = "market-square",
            LatitudeMicrodegrees = 52_520_008,
            LongitudeMicrodegrees = 13_404_954,
            HeightCm = 400,
            CertificateFingerprint = files.Fingerprint,
        }));
        File.WriteAllText(this["wifi-name"], "Workshop 2\n");
        File.WriteAllText(this["broker-host"], "broker.example.org\n");
        WriteSecret("wifi-password", Password + "\r\n");
    }

    public string Root => _folder.File("store");

    /// <summary>Path of a file.</summary>
    public string this[string name] => Path.Combine(Root, name);

    public void WriteSecret(string name, string text)
    {
        File.WriteAllText(this[name], text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(this[name], UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public void Dispose()
    {
        _folder.Dispose();
    }
}
