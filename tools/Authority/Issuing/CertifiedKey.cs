using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Authority;

/// <summary>A key and its certificate in two files, for whoever does not make a key of its own: brokers, and programs of the city.</summary>
public static class CertifiedKey
{
    private const int GreatestKeyLength = 16 * 1024;

    /// <summary>Makes the key, or takes the one that is there, and writes the certificate that it is given.</summary>
    /// <param name="keyFile">For the key, PKCS#8 in PEM without a passphrase, for its owner alone. One that is there stays.</param>
    /// <param name="certificateFile">For the certificate; replaced.</param>
    /// <param name="hasChain">Whether the issuing authority's certificate goes behind it.</param>
    /// <param name="sign">Gives the certificate.</param>
    /// <exception cref="CityAuthorityException">A file cannot be read or written, or there is no certificate. A key that was made for it is removed.</exception>
    public static IssuedCertificate Write(string keyFile, string certificateFile, bool hasChain, Func<CertificateRequestText, IssuedCertificate> sign)
    {
        bool isThere = File.Exists(keyFile);
        using ECDsa key = isThere ? Read(keyFile) : Make(keyFile);
        IssuedCertificate issued;
        try
        {
            issued = sign(CertificateRequestText.For(key));
        }
        catch (CityAuthorityException) when (!isThere)
        {
            File.Delete(keyFile);
            throw;
        }

        AuthorityFiles.Replace(certificateFile, hasChain ? issued.ChainPem : issued.Pem);
        return issued;
    }

    private static ECDsa Make(string path)
    {
        ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        try
        {
            SecretFile.WriteNew(path, Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem() + "\n"));
            return key;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            key.Dispose();
            throw new CityAuthorityException($"{path}: cannot be written: {failure.Message}");
        }
    }

    private static ECDsa Read(string path)
    {
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(AuthorityFiles.ReadText(path, GreatestKeyLength));
            if (key.ExportParameters(false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value)
            {
                return key;
            }
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException)
        {
            // Said below: nothing of a key is part of a message.
        }

        key.Dispose();
        throw new CityAuthorityException($"{path}: found something else than a private key on P-256 without a passphrase; allowed: that, or no file: then a key is made");
    }
}
