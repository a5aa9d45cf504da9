namespace EdgeNode.City;

/// <summary>The three PEM files that one end of a mutually authenticated connection needs.</summary>
/// <param name="AuthorityFile">Path of the CA's certificate.</param>
/// <param name="CertificateFile">Path of the end's own certificate.</param>
/// <param name="KeyFile">Path of its private key, PKCS #8, readable by its owner only.</param>
/// <param name="Fingerprint">SHA-256 of the end's certificate in DER form, 64 lower-case hexadecimal digits.</param>
public sealed record PemFiles(string AuthorityFile, string CertificateFile, string KeyFile, string Fingerprint);
