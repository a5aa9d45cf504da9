namespace EdgeNode.Authority;

/// <summary>Whom a certificate is for.</summary>
/// <param name="Kind">Box, consumer or broker.</param>
/// <param name="Name">Its common name.</param>
/// <param name="Tenant">Tenant of a box.</param>
/// <param name="KeyFingerprint">Fingerprint of its key, see <see cref="RequestFingerprint"/>.</param>
internal sealed record Holder(CertificateKind Kind, string Name, string? Tenant, string KeyFingerprint);
