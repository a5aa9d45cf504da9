using System.Security.Cryptography.X509Certificates;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>
/// A city's certificate authority in a folder: an issuing authority below a root whose key is elsewhere. Several programs may have it
/// open at once; what changes it is done by one after the other. Not for several threads.
/// </summary>
public sealed class CityAuthority : IDisposable
{
    private readonly OpenedFolder _folder;
    private readonly LaptopClock _clock;

    private CityAuthority(string folder, LaptopClock clock)
    {
        Folder = folder;
        _clock = clock;
        _folder = new OpenedFolder(folder, clock);
        Notes = [.. _folder.Notes()];
    }

    /// <summary>The folder, as it was named.</summary>
    public string Folder { get; }

    /// <summary>What the authority was told when it was made.</summary>
    public AuthoritySettings Settings => _folder.Settings;

    /// <summary>The root's certificate, PEM: what boxes are told with <c>ca add</c>, and by which consumers judge the broker.</summary>
    public string Roots => _folder.Root.ExportCertificatePem() + "\n";

    /// <summary>The issuing authority's certificate, PEM: brokers need it beside the root's, since boxes send their own only.</summary>
    public string IssuingPem => _folder.IssuingPem;

    /// <summary>The issuing authority's last moment; no certificate of it lives longer.</summary>
    public DateTimeOffset Ends => _folder.Ends;

    /// <summary>The root's last moment.</summary>
    public DateTimeOffset RootEnds => new DateTimeOffset(_folder.Root.NotAfter).ToUniversalTime();

    /// <summary>The time of the clock that certificates are dated by. It is not checked.</summary>
    public DateTimeOffset Now => _clock.Now;

    /// <summary>What was found in the folder that is not as it should be and keeps nothing from working: one line each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>All certificates that were ever issued, in order, as far as the folder has been read.</summary>
    public IReadOnlyList<IssuedCertificate> Certificates => _folder.Ledger.All;

    /// <summary>The newest live certificate of each name: what boxes, consumers and brokers show, or will once they are told.</summary>
    public IReadOnlyList<IssuedCertificate> Live => [.. Certificates.Where(one => one.IsLive(Now)).GroupBy(one => one.Name).Select(name => name.Last())];

    /// <summary>Set where the newest entry of the index is known to be from a clock that was wrong: it is then not asked that the time comes after it.</summary>
    public bool IsClockRight
    {
        get { return _folder.IsClockRight; }
        set { _folder.IsClockRight = value; }
    }

    /// <summary>The list of revoked certificates in the folder; null where there is none that can be read.</summary>
    public RevocationList? RevocationList => _folder.List;

    /// <summary>The same as PEM.</summary>
    /// <exception cref="CityAuthorityException">There is none.</exception>
    public string RevocationListPem => _folder.ListPem;

    /// <summary>Opens an authority that <see cref="AuthorityFounding"/> made. Nothing is changed, and nothing can be issued yet.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">By which certificates are dated.</param>
    /// <exception cref="CityAuthorityException">It is no such folder, one of another version, or damaged.</exception>
    public static CityAuthority Open(string folder, LaptopClock clock)
    {
        return new CityAuthority(folder, clock);
    }

    /// <summary>Opens the issuing key.</summary>
    /// <returns>False when the passphrase is not the right one.</returns>
    /// <exception cref="CityAuthorityException">The key's file is damaged, or holds another key.</exception>
    public bool Unlock(Passphrase passphrase)
    {
        return _folder.Unlock(passphrase);
    }

    /// <summary>The newest live certificate of a name, or the certificate of a serial number, live or not.</summary>
    /// <returns>Null when there is none.</returns>
    public IssuedCertificate? Find(string nameOrSerial)
    {
        return _folder.Ledger.Find(nameOrSerial, Now);
    }

    /// <summary>Issues a certificate for a box; gives the standing one again where the box has one for this key.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="node">Its node id.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="otherKey">What is done when the node has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignBox(CertificateRequestText request, string node, string tenant, OtherKey otherKey = OtherKey.Refuse)
    {
        HolderNames.RequireNode(node);
        HolderNames.RequireTenant(tenant);
        return Sign(new Holder(CertificateKind.Box, node, tenant, request.Fingerprint), otherKey, [], (signer, begins, ends) => CertificateMaker.MakeClient(node, request.Key, signer, begins, ends));
    }

    /// <summary>Issues a certificate for a program that reads what boxes send; gives the standing one again for the same key.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="name">Its name, which no box ever had.</param>
    /// <param name="otherKey">What is done when the name has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignConsumer(CertificateRequestText request, string name, OtherKey otherKey = OtherKey.Refuse)
    {
        HolderNames.RequireConsumer(name);
        return Sign(new Holder(CertificateKind.Consumer, name, null, request.Fingerprint), otherKey, [], (signer, begins, ends) => CertificateMaker.MakeClient(name, request.Key, signer, begins, ends));
    }

    /// <summary>Issues a certificate for a broker; gives the standing one again for the same key and the same hosts.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="hosts">Its DNS names and addresses; the first is its name.</param>
    /// <param name="otherKey">What is done when the first host has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignBroker(CertificateRequestText request, IReadOnlyList<string> hosts, OtherKey otherKey = OtherKey.Refuse)
    {
        BrokerHosts.Require(hosts);
        return Sign(new Holder(CertificateKind.Broker, hosts[0], null, request.Fingerprint), otherKey, hosts, (signer, begins, ends) => CertificateMaker.MakeServer(hosts, request.Key, signer, begins, ends));
    }

    /// <summary>
    /// Issues a certificate like the newest of a name, for the same key. The old one holds until its end, since the other side shows it
    /// until it is told the new one.
    /// </summary>
    /// <param name="nameOrSerial">The name, or a serial number.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate Renew(string nameOrSerial)
    {
        using FolderLock held = _folder.HoldToSign(out X509Certificate2 signer, out DateTimeOffset now);
        IssuedCertificate old = Certificates.LastOrDefault(one => (one.Serial == nameOrSerial || one.Name == nameOrSerial) && one.RevokedAt is null)
            ?? throw NoSuch(nameOrSerial, "a name or serial number with a certificate that is not revoked");
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(old.Der);
        return _folder.Issue(new Holder(old.Kind, old.Name, old.Tenant, old.KeyFingerprint), [], now, (begins, ends) => old.Kind == CertificateKind.Broker
            ? CertificateMaker.MakeServer(BrokerHosts.Of(certificate), certificate.PublicKey, signer, begins, ends)
            : CertificateMaker.MakeClient(old.Name, certificate.PublicKey, signer, begins, ends));
    }

    /// <summary>Revokes all live certificates of a name, or the one of a serial number, and writes the list of revoked certificates.</summary>
    /// <param name="nameOrSerial">Which.</param>
    /// <param name="reason">Why.</param>
    /// <returns>Those that are revoked by this call.</returns>
    /// <exception cref="CityAuthorityException">There is none, or it cannot be written.</exception>
    public IReadOnlyList<IssuedCertificate> Revoke(string nameOrSerial, X509RevocationReason reason)
    {
        using FolderLock held = _folder.HoldToSign(out _, out DateTimeOffset now);
        IssuedCertificate[] live = [.. Certificates.Where(one => (one.Serial == nameOrSerial || one.Name == nameOrSerial) && one.IsLive(now))];
        if (live.Length == 0)
        {
            throw NoSuch(nameOrSerial, "a name or serial number with a certificate that is neither over nor revoked");
        }

        _folder.Ledger.Write(live, reason, null, now, IssuingPem);
        _folder.WriteList(now);
        return [.. live.Select(one => Find(one.Serial)!)];
    }

    /// <summary>Writes the list of revoked certificates anew, so that it holds from now on.</summary>
    /// <exception cref="CityAuthorityException">It cannot be written.</exception>
    public void WriteRevocationList()
    {
        using FolderLock held = _folder.HoldToSign(out _, out DateTimeOffset now);
        _folder.WriteList(now);
    }

    /// <summary>
    /// Has the root certify the issuing key anew. Certificates that were issued before hold with the new one too. The list of revoked
    /// certificates, which cannot hold longer than the old one did, is written anew.
    /// </summary>
    /// <param name="rootFolder">The folder with the root's key.</param>
    /// <param name="passphrase">The root's.</param>
    /// <returns>False when the passphrase is not the right one.</returns>
    /// <exception cref="CityAuthorityException">It is another root, or the folder cannot be written.</exception>
    public bool RenewIssuing(string rootFolder, Passphrase passphrase)
    {
        using FolderLock held = _folder.Hold(out DateTimeOffset now);
        return _folder.Renew(rootFolder, passphrase, now);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Dispose();
    }

    private IssuedCertificate Sign(Holder wanted, OtherKey otherKey, IReadOnlyList<string> hosts, Func<X509Certificate2, DateTimeOffset, DateTimeOffset, X509Certificate2> make)
    {
        using FolderLock held = _folder.HoldToSign(out X509Certificate2 signer, out DateTimeOffset now);
        StandingNames standing = new(Certificates, now);
        standing.Require(wanted);
        IReadOnlyList<IssuedCertificate> others = standing.OfOtherKeys(wanted);
        if (others.Count > 0 && otherKey == OtherKey.Refuse)
        {
            throw new CityAuthorityException($"{wanted.Name}: found another key than that of its certificate {others[^1].Serial}, which holds until {LaptopClock.Text(others[^1].Ends)}; allowed: the same key, or --replace-key, which revokes that certificate");
        }

        return others.Count == 0 && standing.Of(wanted) is { } same && hosts.ToHashSet().SetEquals(same.Hosts)
            ? same
            : _folder.Issue(wanted, others, now, (begins, ends) => make(signer, begins, ends));
    }

    private CityAuthorityException NoSuch(string found, string allowed)
    {
        return new CityAuthorityException($"{Folder}: found no such certificate as '{FoundText.Of(found)}'; allowed: {allowed}");
    }
}
