namespace EdgeNode.Authority;

/// <summary>What is wrong with a certificate file.</summary>
/// <param name="Found">What was found, in words.</param>
/// <param name="Allowed">What is allowed in its place.</param>
public sealed record CertificateFault(string Found, string Allowed);
