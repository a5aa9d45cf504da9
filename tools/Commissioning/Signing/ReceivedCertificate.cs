using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Authority;

namespace EdgeNode.Commissioning;

/// <summary>A look at the file that a CA has made, before the box is told of it: whose it is, and until when.</summary>
internal static class ReceivedCertificate
{
    /// <summary>Reads the file: PEM or DER, with the chain or without it.</summary>
    /// <param name="place">Names the file in messages.</param>
    /// <param name="content">Its content.</param>
    /// <param name="request">What the box has asked for.</param>
    /// <param name="issuers">The CA that was named, or none.</param>
    /// <exception cref="StepException">It is no certificate of this box, or of no use; the message says why, and what to do.</exception>
    public static SignedCertificate Take(string place, byte[] content, BoxRequest request, X509Certificate2Collection issuers)
    {
        X509Certificate2Collection found = CertificateText.Read(content);
        if (found.Count == 0)
        {
            throw new StepException($"{place}: found no certificate; allowed: the certificate that the CA has made of the request, PEM or DER");
        }

        // Some put the root first.
        byte[] key = request.Text.Key.ExportSubjectPublicKeyInfo();
        X509Certificate2? own = found.FirstOrDefault(certificate => certificate.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(key));
        if (own is null)
        {
            throw new StepException($"{place}: found a certificate for another key; allowed: one for the request {request.Fingerprint}; have the CA sign the request of this box");
        }

        string? name = BrokerCertificates.CommonNameOf(own);
        if (name != request.Node)
        {
            throw new StepException($"{place}: found a certificate for '{name}'; allowed: CN={request.Node}, the node id of this box");
        }

        if (BrokerCertificates.OfClient(own, DateTimeOffset.UtcNow) is { } fault)
        {
            throw new StepException($"{place}: found {fault.Found}; allowed: {fault.Allowed}{Clock(own)}");
        }

        if (issuers.Count > 0 && !IsFrom(own, found, issuers))
        {
            throw new StepException($"{place}: found a certificate of '{own.GetNameInfo(X509NameType.SimpleName, forIssuer: true)}'; allowed: one of '{BrokerCertificates.CommonNameOf(issuers[0])}', the CA that --issuer names");
        }

        return Of(own, found);
    }

    /// <summary>The certificate and its chain, in the order that a box takes.</summary>
    public static SignedCertificate Of(X509Certificate2 own, X509Certificate2Collection all)
    {
        // A root proves nothing to who does not have it already, and the flash is small.
        IEnumerable<X509Certificate2> chain = all.Where(certificate => certificate.Thumbprint != own.Thumbprint && !certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData));
        return new SignedCertificate(
            [.. new[] { own }.Concat(chain).SelectMany(CertificateText.LinesOf)], own.SerialNumber.ToLowerInvariant(), CertificateText.FingerprintOf(own), own.NotAfter.ToUniversalTime());
    }

    // Whose clock is wrong is not known; a certificate that was made just now says which.
    private static string Clock(X509Certificate2 certificate)
    {
        DateTime now = DateTime.UtcNow;
        bool isOff = now < certificate.NotBefore.ToUniversalTime() || now > certificate.NotAfter.ToUniversalTime();
        return isOff ? string.Create(CultureInfo.InvariantCulture, $"; this computer's clock says {now:yyyy-MM-dd HH:mm} UTC: if that is wrong, set it right and run the same command again") : "";
    }

    private static bool IsFrom(X509Certificate2 own, X509Certificate2Collection chain, X509Certificate2Collection issuers)
    {
        using X509Chain path = new();
        path.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        path.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        path.ChainPolicy.DisableCertificateDownloads = true;

        // The CA that was named may be an issuing one, whose root is in a safe.
        path.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority | X509VerificationFlags.IgnoreNotTimeValid;
        path.ChainPolicy.CustomTrustStore.AddRange(issuers);
        path.ChainPolicy.ExtraStore.AddRange(chain);
        path.ChainPolicy.ExtraStore.AddRange(issuers);
        return path.Build(own) && path.ChainElements.Any(element => issuers.Any(issuer => issuer.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));
    }
}
