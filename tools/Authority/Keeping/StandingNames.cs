namespace EdgeNode.Authority;

/// <summary>Who has a name and a key already. One name is one box, consumer or broker for good, and one key is one name.</summary>
/// <param name="certificates">All that were ever issued, in order.</param>
/// <param name="now">The time.</param>
internal sealed class StandingNames(IReadOnlyList<IssuedCertificate> certificates, DateTimeOffset now)
{
    /// <summary>Looks whether a key can have a certificate for a name.</summary>
    /// <param name="wanted">Whom it is for.</param>
    /// <exception cref="CityAuthorityException">It cannot, because of what was issued before.</exception>
    internal void Require(Holder wanted)
    {
        (CertificateKind kind, string name, string? tenant, string key) = wanted;
        if (certificates.FirstOrDefault(one => one.Name == name && one.Kind != kind) is { } other)
        {
            throw new CityAuthorityException($"{name}: found the name of a {Word(other.Kind)}; allowed for a {Word(kind)}: a name that no {Word(other.Kind)} ever had");
        }

        if (certificates.FirstOrDefault(one => one.KeyFingerprint == key && one.RevokedAt is not null) is { } revoked)
        {
            throw new CityAuthorityException($"{name}: found a key whose certificate {revoked.Serial} was revoked; allowed: a new key (a box makes one with: csr new)");
        }

        // A broker may move to another host with its key.
        if (certificates.FirstOrDefault(one => one.KeyFingerprint == key && one.Name != name && one.IsLive(now) && (one.Kind, kind) != (CertificateKind.Broker, CertificateKind.Broker)) is { } namesake)
        {
            throw new CityAuthorityException($"{name}: found a key that has a certificate for {namesake.Name}; allowed: a key of its own, or revoke that one first: edgenode ca revoke {namesake.Name}");
        }

        if (Live(name).FirstOrDefault(one => one.Tenant != tenant) is { } moved)
        {
            throw new CityAuthorityException($"{name}: found a box of the tenant {moved.Tenant}; allowed: that tenant, or revoke its certificate first: edgenode ca revoke {name}");
        }
    }

    /// <summary>The newest certificate that a name has for a key, or null.</summary>
    internal IssuedCertificate? Of(Holder wanted)
    {
        return Live(wanted.Name).LastOrDefault(one => one.KeyFingerprint == wanted.KeyFingerprint);
    }

    /// <summary>The live certificates that a name has for other keys.</summary>
    internal IReadOnlyList<IssuedCertificate> OfOtherKeys(Holder wanted)
    {
        return [.. Live(wanted.Name).Where(one => one.KeyFingerprint != wanted.KeyFingerprint)];
    }

    /// <summary>A kind in the words of messages.</summary>
    private static string Word(CertificateKind kind)
    {
        return kind.ToString().ToLowerInvariant();
    }

    private IEnumerable<IssuedCertificate> Live(string name)
    {
        return certificates.Where(one => one.Name == name && one.IsLive(now));
    }
}
