namespace EdgeNode.Authority;

/// <summary>Whom a certificate is for.</summary>
public enum CertificateKind
{
    /// <summary>A box, of a tenant: writes below its own topic.</summary>
    Box,

    /// <summary>A program of the city that reads what boxes send.</summary>
    Consumer,

    /// <summary>A broker: the only kind that is for servers.</summary>
    Broker,
}
