using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>
/// A city's certificate authority in a folder: an issuing authority below a root whose key is elsewhere. Several programs may have it
/// open at once; what changes it is done by one after the other. Not for several threads.
/// </summary>
public sealed class CityAuthority : IDisposable
{
    private readonly AuthorityFiles _files;
    private readonly CertificateLedger _ledger;
    private readonly LaptopClock _clock;
    private X509Certificate2 _issuing;
    private X509Certificate2? _signer;

    private CityAuthority(string folder, LaptopClock clock)
    {
        AuthorityFolder.Require(folder);
        Folder = folder;
        _files = new AuthorityFiles(folder);
        _clock = clock;
        Settings = AuthoritySettings.Read(_files.Settings);
        (_issuing, X509Certificate2 root) = AuthorityFolder.ReadCertificates(_files);
        Roots = root.ExportCertificatePem() + "\n";
        RootEnds = new DateTimeOffset(root.NotAfter).ToUniversalTime();
        root.Dispose();
        _ledger = new CertificateLedger(_files.Index);
        _ledger.Read(IssuingPem);
        Notes = [.. FindNotes()];
    }

    /// <summary>The folder, as it was named.</summary>
    public string Folder { get; }

    /// <summary>What the authority was told when it was made.</summary>
    public AuthoritySettings Settings { get; }

    /// <summary>The root's certificate, PEM: what boxes are told with <c>ca add</c>, and by which consumers judge the broker.</summary>
    public string Roots { get; }

    /// <summary>The issuing authority's certificate, PEM: brokers need it beside the root's, since boxes send their own only.</summary>
    public string IssuingPem => _issuing.ExportCertificatePem() + "\n";

    /// <summary>The issuing authority's last moment; no certificate of it lives longer.</summary>
    public DateTimeOffset Ends => new DateTimeOffset(_issuing.NotAfter).ToUniversalTime();

    /// <summary>The root's last moment.</summary>
    public DateTimeOffset RootEnds { get; }

    /// <summary>The time of the clock that certificates are dated by. It is not checked.</summary>
    public DateTimeOffset Now => _clock.Now;

    /// <summary>What was found in the folder that is not as it should be and keeps nothing from working: one line each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>All certificates that were ever issued, in order, as far as the folder has been read.</summary>
    public IReadOnlyList<IssuedCertificate> Certificates => _ledger.All;

    /// <summary>The newest live certificate of each name: what boxes, consumers and brokers show, or will once they are told.</summary>
    public IReadOnlyList<IssuedCertificate> Live => [.. Certificates.Where(one => one.IsLive(Now)).GroupBy(one => one.Name).Select(name => name.Last())];

    /// <summary>Set where the newest entry of the index is known to be from a clock that was wrong: it is then not asked that the time comes after it.</summary>
    public bool IsClockRight { get; set; }

    /// <summary>The list of revoked certificates in the folder; null where there is none that can be read.</summary>
    public RevocationList? RevocationList => File.Exists(_files.RevocationList) ? Authority.RevocationList.TryRead(RevocationListPem) : null;

    /// <summary>The same as PEM.</summary>
    /// <exception cref="CityAuthorityException">There is none.</exception>
    public string RevocationListPem => AuthorityFiles.ReadText(_files.RevocationList, AuthorityFolder.GreatestListLength);

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
        using ECDsa? key = EncryptedKey.TryOpen(_files.IssuingKey, passphrase);
        if (key is null)
        {
            return false;
        }

        _signer?.Dispose();
        _signer = AuthorityFolder.WithKey(_issuing, key, _files.IssuingKey);
        return true;
    }

    /// <summary>The newest live certificate of a name, or the certificate of a serial number, live or not.</summary>
    /// <returns>Null when there is none.</returns>
    public IssuedCertificate? Find(string nameOrSerial)
    {
        return _ledger.Find(nameOrSerial, Now);
    }

    /// <summary>Issues a certificate for a box; gives the standing one again where the box has one for this key.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="node">Its node id.</param>
    /// <param name="tenant">Its tenant.</param>
    /// <param name="otherKey">What is done when the node has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignBox(CertificateRequestText request, string node, string tenant, OtherKey otherKey = OtherKey.Refuse)
    {
        Require(Identifier.IsValid(node, Identifier.GreatestNodeLength), "node", node, $"a node id, 1 to {Identifier.GreatestNodeLength} of a-z0-9-");
        Require(Identifier.IsValid(tenant, Identifier.GreatestTenantLength), "tenant", tenant, $"1 to {Identifier.GreatestTenantLength} of a-z0-9-");
        return Sign(request, CertificateKind.Box, node, tenant, otherKey, (signer, begins, ends) => CertificateMaker.MakeClient(node, request.Key, signer, begins, ends));
    }

    /// <summary>Issues a certificate for a program that reads what boxes send; gives the standing one again for the same key.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="name">Its name, which no box ever had.</param>
    /// <param name="otherKey">What is done when the name has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignConsumer(CertificateRequestText request, string name, OtherKey otherKey = OtherKey.Refuse)
    {
        Require(Identifier.IsValid(name, Identifier.GreatestNodeLength), "consumer", name, $"1 to {Identifier.GreatestNodeLength} of a-z0-9-");
        return Sign(request, CertificateKind.Consumer, name, null, otherKey, (signer, begins, ends) => CertificateMaker.MakeClient(name, request.Key, signer, begins, ends));
    }

    /// <summary>Issues a certificate for a broker; gives the standing one again for the same key and the same hosts.</summary>
    /// <param name="request">Its request.</param>
    /// <param name="hosts">Its DNS names and addresses; the first is its name.</param>
    /// <param name="otherKey">What is done when the first host has a certificate for another key.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate SignBroker(CertificateRequestText request, IReadOnlyList<string> hosts, OtherKey otherKey = OtherKey.Refuse)
    {
        BrokerHosts.Require(hosts);
        return Sign(request, CertificateKind.Broker, hosts[0], null, otherKey, (signer, begins, ends) => CertificateMaker.MakeServer(hosts, request.Key, signer, begins, ends), hosts);
    }

    /// <summary>
    /// Issues a certificate like the newest of a name, for the same key. The old one holds until its end, since the other side shows it
    /// until it is told the new one.
    /// </summary>
    /// <param name="nameOrSerial">The name, or a serial number.</param>
    /// <exception cref="CityAuthorityException">It is not issued.</exception>
    public IssuedCertificate Renew(string nameOrSerial)
    {
        using FolderLock held = Begin(out X509Certificate2 signer, out DateTimeOffset now);
        IssuedCertificate old = Certificates.LastOrDefault(one => (one.Serial == nameOrSerial || one.Name == nameOrSerial) && one.RevokedAt is null)
            ?? throw NoSuch(nameOrSerial, "a name or serial number with a certificate that is not revoked");
        using X509Certificate2 certificate = X509CertificateLoader.LoadCertificate(old.Der);
        return Issue(old.Kind, old.Name, old.Tenant, old.KeyFingerprint, [], now, (begins, ends) => old.Kind == CertificateKind.Broker
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
        using FolderLock held = Begin(out X509Certificate2 signer, out DateTimeOffset now);
        IssuedCertificate[] live = [.. Certificates.Where(one => (one.Serial == nameOrSerial || one.Name == nameOrSerial) && one.IsLive(now))];
        if (live.Length == 0)
        {
            throw NoSuch(nameOrSerial, "a name or serial number with a certificate that is neither over nor revoked");
        }

        _ledger.Write(live, reason, null, now, IssuingPem);
        WriteList(signer, now);
        return [.. live.Select(one => Find(one.Serial)!)];
    }

    /// <summary>Writes the list of revoked certificates anew, so that it holds from now on.</summary>
    /// <exception cref="CityAuthorityException">It cannot be written.</exception>
    public void WriteRevocationList()
    {
        using FolderLock held = Begin(out X509Certificate2 signer, out DateTimeOffset now);
        WriteList(signer, now);
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
        using FolderLock held = Hold(out DateTimeOffset now);
        using X509Certificate2? root = AuthorityFolder.TryOpenRoot(_files, rootFolder, passphrase);
        if (root is null)
        {
            return false;
        }

        using X509Certificate2 renewed = AuthorityFounding.MakeIssuing(Settings.Name, _issuing.PublicKey, root, now);
        _ledger.Write(renewed, now);
        AuthorityFiles.Replace(_files.IssuingCertificate, renewed.ExportCertificatePem() + "\n");
        ReadAgain();
        WriteList(_signer!, now);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signer?.Dispose();
        _issuing.Dispose();
    }

    private IssuedCertificate Sign(CertificateRequestText request, CertificateKind kind, string name, string? tenant, OtherKey otherKey, Func<X509Certificate2, DateTimeOffset, DateTimeOffset, X509Certificate2> make, IReadOnlyList<string>? hosts = null)
    {
        using FolderLock held = Begin(out X509Certificate2 signer, out DateTimeOffset now);
        StandingNames standing = new(Certificates, now);
        standing.Require(kind, name, tenant, request.Fingerprint);
        IReadOnlyList<IssuedCertificate> others = standing.OfOtherKeys(name, request.Fingerprint);
        if (others.Count > 0 && otherKey == OtherKey.Refuse)
        {
            throw new CityAuthorityException($"{name}: found another key than that of its certificate {others[^1].Serial}, which holds until {LaptopClock.Text(others[^1].Ends)}; allowed: the same key, or --replace-key, which revokes that certificate");
        }

        if (others.Count == 0 && standing.Of(name, request.Fingerprint) is { } same && (hosts is null || hosts.ToHashSet().SetEquals(same.Hosts)))
        {
            return same;
        }

        return Issue(kind, name, tenant, request.Fingerprint, others, now, (begins, ends) => make(signer, begins, ends));
    }

    private IssuedCertificate Issue(CertificateKind kind, string name, string? tenant, string key, IReadOnlyList<IssuedCertificate> superseded, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset, X509Certificate2> make)
    {
        DateTimeOffset begins = Latest(now - CertificateMaker.Backdating, new DateTimeOffset(_issuing.NotBefore));
        DateTimeOffset ends = Earliest(now.AddDays(kind == CertificateKind.Box ? Settings.BoxDays : Settings.OtherDays), Ends);
        using X509Certificate2 certificate = make(begins, ends);
        IssuedCertificate issued = new()
        {
            Serial = certificate.SerialNumber.ToLowerInvariant(),
            Kind = kind,
            Name = name,
            Tenant = tenant,
            KeyFingerprint = key,
            IssuedAt = now,
            Ends = new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
            Der = certificate.RawData,
            IssuingPem = IssuingPem,
        };
        _ledger.Write(superseded, X509RevocationReason.Superseded, issued, now, IssuingPem);
        if (superseded.Count > 0)
        {
            WriteList(_signer!, now);
        }

        return issued;
    }

    private FolderLock Begin(out X509Certificate2 signer, out DateTimeOffset now)
    {
        FolderLock held = Hold(out now);
        if (now > Ends)
        {
            held.Dispose();
            throw new CityAuthorityException($"{_files.IssuingCertificate}: found an authority that ended at {LaptopClock.Text(Ends)}; allowed: one that holds: run edgenode ca renew --issuing");
        }

        signer = _signer!;
        return held;
    }

    // From here on nobody else changes the folder, and all that others changed before is known.
    private FolderLock Hold(out DateTimeOffset now)
    {
        if (_signer is null)
        {
            throw new InvalidOperationException("The issuing key is not open: call Unlock first.");
        }

        FolderLock held = FolderLock.Take(_files.Lock);
        try
        {
            ReadAgain();
            now = _clock.Read(new DateTimeOffset(_issuing.NotBefore), IsClockRight ? null : _ledger.Newest);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    private void ReadAgain()
    {
        (X509Certificate2 issuing, X509Certificate2 root) = AuthorityFolder.ReadCertificates(_files);
        root.Dispose();
        using ECDsa? key = _signer?.GetECDsaPrivateKey();
        X509Certificate2? signer = key is null ? null : AuthorityFolder.WithKey(issuing, key, _files.IssuingKey);
        _signer?.Dispose();
        _issuing.Dispose();
        (_issuing, _signer) = (issuing, signer);
        _ledger.Read(IssuingPem);
    }

    private void WriteList(X509Certificate2 signer, DateTimeOffset now)
    {
        AuthorityFiles.Replace(_files.RevocationList, Authority.RevocationList.Make(signer, Certificates, RevocationList, now, Settings.ListDays));
    }

    private IEnumerable<string> FindNotes()
    {
        if (_ledger.IsTorn)
        {
            yield return $"{_files.Index}: the last line was cut off, as a crash does, and is dropped; what it told of was not given out";
        }

        if (File.Exists(_files.IssuingKey) && SecretFile.IsOpenToOthers(_files.IssuingKey))
        {
            yield return $"{_files.IssuingKey}: others can read or write this key; run chmod 600 on it";
        }

        if (!Certificates.Where(one => one.RevokedAt is not null).All(one => RevocationList?.Serials.Contains(one.Serial) ?? false))
        {
            yield return $"{_files.RevocationList}: some revoked certificates are not on this list, as after a crash; run edgenode ca crl";
        }
    }

    private CityAuthorityException NoSuch(string found, string allowed)
    {
        return new CityAuthorityException($"{Folder}: found no such certificate as '{FoundText.Of(found)}'; allowed: {allowed}");
    }

    private static void Require(bool isAllowed, string what, string found, string allowed)
    {
        if (!isAllowed)
        {
            throw new CityAuthorityException($"{what}: found '{FoundText.Of(found)}'; allowed: {allowed}");
        }
    }

    private static DateTimeOffset Earliest(DateTimeOffset one, DateTimeOffset other)
    {
        return one < other ? one : other;
    }

    private static DateTimeOffset Latest(DateTimeOffset one, DateTimeOffset other)
    {
        return one > other ? one : other;
    }
}
