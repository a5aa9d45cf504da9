using EdgeNode.Authority;

namespace EdgeNode.Cli;

/// <summary>A file that an issued certificate is written to.</summary>
public static class CertificateFile
{
    private const string Heading = "-----BEGIN CERTIFICATE-----";

    /// <summary>Refuses a path at which something else than a certificate is, before one is issued: a key or a request would be lost.</summary>
    /// <exception cref="UnusableInputException">Something else is there, or the folder is not.</exception>
    public static void Require(string path)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        string? found = Directory.Exists(path) ? "a folder"
            : folder is not null && !Directory.Exists(folder) ? "no such folder"
            : File.Exists(path) && !HoldsCertificate(path) ? "a file that is no certificate"
            : null;
        if (found is not null)
        {
            throw new UnusableInputException($"--out: {path}: found {found}; allowed: a new file, or one that is a certificate already");
        }
    }

    /// <summary>Writes a certificate.</summary>
    /// <exception cref="UnusableInputException">It cannot be written. It was issued all the same, and the same command gives it again.</exception>
    public static void Write(string path, string pem)
    {
        try
        {
            File.WriteAllText(path, pem);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"--out: {path}: cannot be written: {failure.Message}. The certificate was issued; the same command with another --out gives it again");
        }
    }

    /// <summary>What programs are told of a certificate.</summary>
    public static object Describe(IssuedCertificate issued, string? file)
    {
        return new
        {
            name = issued.Name,
            kind = issued.Kind.ToString().ToLowerInvariant(),
            tenant = issued.Tenant,
            serial = issued.Serial,
            fingerprint = issued.Fingerprint,
            key = issued.KeyFingerprint,
            issued = issued.IssuedAt.UtcDateTime,
            ends = issued.Ends.UtcDateTime,
            revoked = issued.RevokedAt?.UtcDateTime,
            file,
        };
    }

    /// <summary>What people are told of it, in one line.</summary>
    public static string Line(IssuedCertificate issued, string file)
    {
        return $"{PlainText.OneLine(file)}: {issued.Kind.ToString().ToLowerInvariant()} {issued.Name}, serial {issued.Serial}, ends {issued.Ends.UtcDateTime:yyyy-MM-dd}";
    }

    private static bool HoldsCertificate(string path)
    {
        try
        {
            return File.ReadLines(path).Take(100).Any(line => line.TrimEnd() == Heading) || new FileInfo(path).Length == 0;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
