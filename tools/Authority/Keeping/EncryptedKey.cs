using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Authority;

/// <summary>
/// A P-256 key in a file, under a passphrase: PKCS#8 in PEM (RFC 5958), PBES2 with AES-256-CBC and PBKDF2-HMAC-SHA256 (RFC 8018).
/// openssl reads it.
/// </summary>
internal static class EncryptedKey
{
    // OWASP's figure for PBKDF2-HMAC-SHA256, of 2023.
    private const int Rounds = 600_000;
    private const int GreatestLength = 16 * 1024;

    private static readonly PbeParameters Protection = new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, Rounds);

    /// <summary>Writes a key where no file is.</summary>
    internal static void WriteNew(string path, ECDsa key, Passphrase passphrase)
    {
        SecretFile.WriteNew(path, Encoding.ASCII.GetBytes(key.ExportEncryptedPkcs8PrivateKeyPem(passphrase.Letters, Protection) + "\n"));
    }

    /// <summary>Opens a key.</summary>
    /// <returns>Null when the passphrase is not the right one.</returns>
    /// <exception cref="CityAuthorityException">The file is not there, cannot be read, or holds no such key.</exception>
    internal static ECDsa? TryOpen(string path, Passphrase passphrase)
    {
        string pem = AuthorityFiles.ReadText(path, GreatestLength);
        if (!PemEncoding.TryFind(pem, out PemFields fields) || !pem.AsSpan()[fields.Label].SequenceEqual("ENCRYPTED PRIVATE KEY"))
        {
            throw new CityAuthorityException($"{path}: found no encrypted private key; allowed: PKCS#8 under a passphrase, PEM, as ca init writes it");
        }

        // Of the right form, so that what fails afterwards is the passphrase.
        byte[] content = Convert.FromBase64String(pem[fields.Base64Data]);
        if (!IsEncryptedKey(content))
        {
            throw new CityAuthorityException($"{path}: found a private key that is damaged; allowed: the whole file, as ca init wrote it");
        }

        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportEncryptedPkcs8PrivateKey(passphrase.Letters, content, out _);
            return key;
        }
        catch (CryptographicException)
        {
            key.Dispose();
            return null;
        }
    }

    // EncryptedPrivateKeyInfo: an algorithm and an octet string, and nothing behind them.
    private static bool IsEncryptedKey(byte[] content)
    {
        try
        {
            System.Formats.Asn1.AsnReader whole = new(content, System.Formats.Asn1.AsnEncodingRules.DER);
            System.Formats.Asn1.AsnReader parts = whole.ReadSequence();
            whole.ThrowIfNotEmpty();
            parts.ReadSequence();
            parts.ReadOctetString();
            parts.ThrowIfNotEmpty();
            return true;
        }
        catch (System.Formats.Asn1.AsnContentException)
        {
            return false;
        }
    }
}
