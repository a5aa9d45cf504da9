using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>Makes a new authority: a root, an issuing authority below it, and an empty index.</summary>
public static class AuthorityFounding
{
    private const int RootDays = 7300;
    private const int IssuingDays = 3650;
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Looks whether an authority can be made in two folders, before anybody is asked for a passphrase.</summary>
    /// <param name="folder">For the authority: empty, or not there.</param>
    /// <param name="rootFolder">For the root's key: another one, without a root in it.</param>
    /// <param name="settings">What it is told.</param>
    /// <exception cref="CityAuthorityException">It cannot.</exception>
    public static void Require(string folder, string rootFolder, AuthoritySettings settings)
    {
        if (!AuthoritySettings.IsName(settings.Name))
        {
            throw new CityAuthorityException($"--name: found '{FoundText.Of(settings.Name)}'; allowed: 1 to {AuthoritySettings.GreatestNameLength} letters, digits, signs and single spaces between them");
        }

        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            string found = File.Exists(folder) ? "a file"
                : File.Exists(new AuthorityFiles(folder).Settings) ? "an authority"
                : "a folder with something in it";
            throw new CityAuthorityException($"{folder}: found {found}; allowed: a folder that is empty or not there");
        }

        if (IsWithin(rootFolder, folder) || IsWithin(folder, rootFolder))
        {
            throw new CityAuthorityException($"--root: found {rootFolder}, which is not apart from {folder}; allowed: a folder that can be taken away and put into a safe");
        }

        if (File.Exists(rootFolder) || File.Exists(AuthorityFiles.RootKeyIn(rootFolder)) || File.Exists(AuthorityFiles.RootCertificateIn(rootFolder)))
        {
            throw new CityAuthorityException($"--root: found {(File.Exists(rootFolder) ? "a file" : "the root of an authority")} at {rootFolder}; allowed: a folder without one. If a ca init was interrupted that made nothing but this folder, remove it");
        }
    }

    /// <summary>Makes it. On failure, what was begun is removed.</summary>
    /// <param name="folder">See <see cref="Require"/>.</param>
    /// <param name="rootFolder">See <see cref="Require"/>.</param>
    /// <param name="settings">What it is told.</param>
    /// <param name="passphrase">For the issuing key.</param>
    /// <param name="rootPassphrase">For the root's key.</param>
    /// <param name="clock">By which the certificates are dated.</param>
    /// <exception cref="CityAuthorityException">It cannot be made.</exception>
    public static void Make(string folder, string rootFolder, AuthoritySettings settings, Passphrase passphrase, Passphrase rootPassphrase, LaptopClock clock)
    {
        Require(folder, rootFolder, settings);
        DateTimeOffset now = clock.Read(DateTimeOffset.MinValue, null);
        AuthorityFiles files = new(folder);
        List<string> made = [];
        try
        {
            MakeFolder(rootFolder);
            MakeFolder(folder);
            using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using ECDsa issuingKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using X509Certificate2 root = CertificateMaker.MakeRoot($"{settings.Name} root CA", rootKey, now - CertificateMaker.Backdating, now.AddDays(RootDays), levels: 1);
            using X509Certificate2 bare = MakeIssuing(settings.Name, new PublicKey(issuingKey), root, now);
            using X509Certificate2 issuing = bare.CopyWithPrivateKey(issuingKey);
            Write(made, AuthorityFiles.RootKeyIn(rootFolder), path => EncryptedKey.WriteNew(path, rootKey, rootPassphrase));
            Write(made, AuthorityFiles.RootCertificateIn(rootFolder), path => WriteNew(path, root.ExportCertificatePem() + "\n"));
            Write(made, files.IssuingKey, path => EncryptedKey.WriteNew(path, issuingKey, passphrase));
            Write(made, files.IssuingCertificate, path => WriteNew(path, issuing.ExportCertificatePem() + "\n"));
            Write(made, files.RootCertificate, path => WriteNew(path, root.ExportCertificatePem() + "\n"));
            Write(made, files.Index, path => File.WriteAllBytes(path, CertificateLedger.Certified(issuing, now).ToBytes()));
            Write(made, files.RevocationList, path => WriteNew(path, RevocationList.Make(issuing, [], null, now, settings.ListDays)));
            Write(made, files.Settings, path => AuthorityFiles.Replace(path, settings.ToText()));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or CityAuthorityException)
        {
            Remove(made);
            throw failure as CityAuthorityException ?? new CityAuthorityException($"{folder}: an authority cannot be made: {failure.Message}");
        }
    }

    /// <summary>The certificate of an issuing authority, of the root, from now on.</summary>
    internal static X509Certificate2 MakeIssuing(string name, PublicKey key, X509Certificate2 root, DateTimeOffset now)
    {
        DateTimeOffset begins = now - CertificateMaker.Backdating;
        DateTimeOffset ends = now.AddDays(IssuingDays);
        return CertificateMaker.MakeIssuing($"{name} issuing CA", key, root, begins, ends < root.NotAfter ? ends : root.NotAfter);
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnersFolder);
        }
    }

    private static void Write(List<string> made, string path, Action<string> write)
    {
        made.Add(path);
        write(path);
    }

    private static void WriteNew(string path, string text)
    {
        AuthorityFiles.Replace(path, text);
    }

    private static void Remove(List<string> made)
    {
        foreach (string path in made)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It was not made, then.
            }
        }
    }

    private static bool IsWithin(string inner, string outer)
    {
        string relative = Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(inner));
        return relative == "." || (!relative.StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }
}
