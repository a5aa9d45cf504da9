using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>An authority's folder as it was last read, and with the key, once that is open, what is written into it.</summary>
internal sealed class OpenedFolder : IDisposable
{
    private readonly AuthorityFiles _files;
    private readonly LaptopClock _clock;
    private X509Certificate2? _signer;

    internal OpenedFolder(string folder, LaptopClock clock)
    {
        AuthorityFolder.Require(folder);
        _files = new AuthorityFiles(folder);
        _clock = clock;
        Settings = AuthoritySettings.Read(_files.Settings);
        (Issuing, Root) = AuthorityFolder.ReadCertificates(_files);
        Ledger = new CertificateLedger(_files.Index);
        Ledger.Read(IssuingPem);
    }

    internal AuthoritySettings Settings { get; }

    internal CertificateLedger Ledger { get; }

    internal X509Certificate2 Root { get; private set; }

    internal X509Certificate2 Issuing { get; private set; }

    internal string IssuingPem => Issuing.ExportCertificatePem() + "\n";

    internal DateTimeOffset Ends => new DateTimeOffset(Issuing.NotAfter).ToUniversalTime();

    /// <summary>Whether the newest entry of the index is known to be from a clock that was wrong.</summary>
    internal bool IsClockRight { get; set; }

    internal RevocationList? List => File.Exists(_files.RevocationList) ? RevocationList.TryRead(ListPem) : null;

    internal string ListPem => AuthorityFiles.ReadText(_files.RevocationList, AuthorityFolder.GreatestListLength);

    /// <summary>What is not as it should be and keeps nothing from working.</summary>
    internal IEnumerable<string> Notes()
    {
        if (Ledger.IsTorn)
        {
            yield return $"{_files.Index}: the last line was cut off, as a crash does, and is dropped; what it told of was not given out";
        }

        if (File.Exists(_files.IssuingKey) && SecretFile.IsOpenToOthers(_files.IssuingKey))
        {
            yield return $"{_files.IssuingKey}: others can read or write this key; run chmod 600 on it";
        }

        if (!Ledger.All.Where(one => one.RevokedAt is not null).All(one => List?.Serials.Contains(one.Serial) ?? false))
        {
            yield return $"{_files.RevocationList}: some revoked certificates are not on this list, as after a crash; run edgenode ca crl";
        }
    }

    /// <summary>Opens the issuing key.</summary>
    /// <returns>False when the passphrase is not the right one.</returns>
    internal bool Unlock(Passphrase passphrase)
    {
        using ECDsa? key = EncryptedKey.TryOpen(_files.IssuingKey, passphrase);
        if (key is null)
        {
            return false;
        }

        _signer?.Dispose();
        _signer = AuthorityFolder.WithKey(Issuing, key, _files.IssuingKey);
        return true;
    }

    /// <summary>Takes the right to change the folder, and reads what others have changed.</summary>
    /// <param name="now">The time, where it can be right.</param>
    internal FolderLock Hold(out DateTimeOffset now)
    {
        if (_signer is null)
        {
            throw new InvalidOperationException("The issuing key is not open: call Unlock first.");
        }

        FolderLock held = FolderLock.Take(_files.Lock);
        try
        {
            ReadAgain();
            now = _clock.Read(new DateTimeOffset(Issuing.NotBefore), IsClockRight ? null : Ledger.Newest);
            return held;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The same for what an authority does that is not over.</summary>
    /// <param name="signer">The issuing authority with its key.</param>
    /// <param name="now">The time, where it can be right.</param>
    internal FolderLock HoldToSign(out X509Certificate2 signer, out DateTimeOffset now)
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

    /// <summary>Issues a certificate. It is in the index, on the disk, before it is given out.</summary>
    /// <param name="wanted">Whom it is for: kind, name, tenant and key count.</param>
    /// <param name="superseded">Certificates that are revoked with it.</param>
    /// <param name="now">The time.</param>
    /// <param name="make">Makes it, with its begin and its end.</param>
    internal IssuedCertificate Issue(Holder wanted, IReadOnlyList<IssuedCertificate> superseded, DateTimeOffset now, Func<DateTimeOffset, DateTimeOffset, X509Certificate2> make)
    {
        DateTimeOffset begins = new[] { now - CertificateMaker.Backdating, new DateTimeOffset(Issuing.NotBefore) }.Max();
        DateTimeOffset ends = new[] { now.AddDays(wanted.Kind == CertificateKind.Box ? Settings.BoxDays : Settings.OtherDays), Ends }.Min();
        using X509Certificate2 certificate = make(begins, ends);
        IssuedCertificate issued = new()
        {
            Serial = certificate.SerialNumber.ToLowerInvariant(),
            Kind = wanted.Kind,
            Name = wanted.Name,
            Tenant = wanted.Tenant,
            KeyFingerprint = wanted.KeyFingerprint,
            IssuedAt = now,
            Ends = new DateTimeOffset(certificate.NotAfter).ToUniversalTime(),
            Der = certificate.RawData,
            IssuingPem = IssuingPem,
        };
        Ledger.Write(superseded, X509RevocationReason.Superseded, issued, now, IssuingPem);
        if (superseded.Count > 0)
        {
            WriteList(now);
        }

        return issued;
    }

    /// <summary>Writes the list of revoked certificates, in place of the one that is there.</summary>
    internal void WriteList(DateTimeOffset now)
    {
        AuthorityFiles.Replace(_files.RevocationList, RevocationList.Make(_signer!, Ledger.All, List, now, Settings.ListDays));
    }

    /// <summary>Has the root certify the issuing key anew.</summary>
    /// <returns>False when the passphrase is not the right one.</returns>
    internal bool Renew(string rootFolder, Passphrase passphrase, DateTimeOffset now)
    {
        using X509Certificate2? root = AuthorityFolder.TryOpenRoot(_files, rootFolder, passphrase);
        if (root is null)
        {
            return false;
        }

        using X509Certificate2 renewed = AuthorityFounding.MakeIssuing(Settings.Name, Issuing.PublicKey, root, now);
        Ledger.Write(renewed, now);
        AuthorityFiles.Replace(_files.IssuingCertificate, renewed.ExportCertificatePem() + "\n");
        ReadAgain();
        WriteList(now);
        return true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _signer?.Dispose();
        Issuing.Dispose();
        Root.Dispose();
    }

    private void ReadAgain()
    {
        (X509Certificate2 issuing, X509Certificate2 root) = AuthorityFolder.ReadCertificates(_files);
        using ECDsa? key = _signer?.GetECDsaPrivateKey();
        X509Certificate2? signer = key is null ? null : AuthorityFolder.WithKey(issuing, key, _files.IssuingKey);
        Dispose();
        (Issuing, Root, _signer) = (issuing, root, signer);
        Ledger.Read(IssuingPem);
    }
}
