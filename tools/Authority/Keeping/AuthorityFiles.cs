using System.Text;

namespace EdgeNode.Authority;

/// <summary>The names of the files in an authority's folder, and how they are read and replaced.</summary>
/// <param name="folder">The folder, as the user names it.</param>
internal sealed class AuthorityFiles(string folder)
{
    /// <summary>The settings: the last file that is made, so that a folder without it is none of an authority.</summary>
    internal string Settings => Path.Combine(folder, "authority.json");

    /// <summary>What was issued and revoked.</summary>
    internal string Index => Path.Combine(folder, "index.jsonl");

    /// <summary>The issuing authority's certificate, PEM.</summary>
    internal string IssuingCertificate => Path.Combine(folder, "issuing.crt");

    /// <summary>The issuing authority's key, under a passphrase.</summary>
    internal string IssuingKey => Path.Combine(folder, "issuing.key");

    /// <summary>The root's certificate, PEM. Its key is elsewhere.</summary>
    internal string RootCertificate => Path.Combine(folder, "root.crt");

    /// <summary>The list of revoked certificates, PEM.</summary>
    internal string RevocationList => Path.Combine(folder, "crl.pem");

    /// <summary>Who has it open may change the folder.</summary>
    internal string Lock => Path.Combine(folder, "lock");

    /// <summary>The root's key in a folder of its own.</summary>
    internal static string RootKeyIn(string rootFolder)
    {
        return Path.Combine(rootFolder, "root.key");
    }

    /// <summary>The root's certificate beside its key.</summary>
    internal static string RootCertificateIn(string rootFolder)
    {
        return Path.Combine(rootFolder, "root.crt");
    }

    /// <summary>Reads a text that is not larger than it should be.</summary>
    /// <exception cref="CityAuthorityException">There is none, or it cannot be read.</exception>
    internal static string ReadText(string path, int most)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return file.Length <= most
                ? new StreamReader(file, Encoding.UTF8).ReadToEnd()
                : throw new CityAuthorityException($"{path}: found {file.Length} bytes; allowed: at most {most}");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CityAuthorityException($"{path}: found no such file; allowed: the file that ca init made");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityAuthorityException($"{path}: cannot be read: {failure.Message}");
        }
    }

    /// <summary>Replaces a file as a whole: whoever reads sees the old one or the new one, whatever happens.</summary>
    /// <exception cref="CityAuthorityException">It cannot be written; the old one stands.</exception>
    internal static void Replace(string path, string text)
    {
        try
        {
            WholeFile.Write(path, Encoding.UTF8.GetBytes(text), WholeFile.ForEverybody, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityAuthorityException($"{path}: cannot be written: {failure.Message}");
        }
    }
}
