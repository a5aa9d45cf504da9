using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>What an authority's index tells, as certificates.</summary>
/// <param name="path">The index.</param>
internal sealed class CertificateLedger(string path)
{
    private AuthorityIndex _index = AuthorityIndex.Read(path);

    /// <summary>All certificates that were ever issued, in order.</summary>
    internal IReadOnlyList<IssuedCertificate> All { get; private set; } = [];

    /// <summary>Whether a last line was cut off; the next that is written takes its place.</summary>
    internal bool IsTorn => _index.IsTorn;

    /// <summary>When the last line was written. One before it may be of a clock that was wrong, as somebody said when this one was written.</summary>
    internal DateTimeOffset? Newest => _index.Lines.Count == 0 ? null : _index.Lines[^1].At;

    /// <summary>Reads the index anew.</summary>
    /// <param name="issuingPem">The issuing authority's certificate, which goes with each of its certificates.</param>
    internal void Read(string issuingPem)
    {
        _index = AuthorityIndex.Read(path);
        Join(issuingPem);
    }

    /// <summary>The newest live certificate of a name, or the certificate of a serial number; null when there is none.</summary>
    internal IssuedCertificate? Find(string nameOrSerial, DateTimeOffset now)
    {
        return All.FirstOrDefault(one => one.Serial == nameOrSerial) ?? All.LastOrDefault(one => one.Name == nameOrSerial && one.IsLive(now));
    }

    /// <summary>Writes down that certificates are revoked and then that one is issued: all of it, or nothing.</summary>
    /// <param name="revoked">Those that are revoked.</param>
    /// <param name="reason">Why they are.</param>
    /// <param name="issued">The one that is issued, or null.</param>
    /// <param name="now">The time.</param>
    /// <param name="issuingPem">The issuing authority's certificate.</param>
    internal void Write(IEnumerable<IssuedCertificate> revoked, X509RevocationReason reason, IssuedCertificate? issued, DateTimeOffset now, string issuingPem)
    {
        List<IndexLine> lines = [.. revoked.Select(one => new IndexLine { Event = IndexEvent.Revoked, At = now.UtcDateTime, Serial = one.Serial, Reason = reason })];
        if (issued is not null)
        {
            lines.Add(new IndexLine
            {
                Event = IndexEvent.Issued,
                At = now.UtcDateTime,
                Serial = issued.Serial,
                Kind = issued.Kind,
                Name = issued.Name,
                Tenant = issued.Tenant,
                Key = issued.KeyFingerprint,
                Ends = issued.Ends.UtcDateTime,
                Certificate = issued.Der,
            });
        }

        _index.Append(lines);
        Join(issuingPem);
    }

    /// <summary>Writes down that the root has certified the issuing authority.</summary>
    internal void Write(X509Certificate2 issuing, DateTimeOffset now)
    {
        _index.Append(Certified(issuing, now));
    }

    /// <summary>The line that tells of a certificate of the issuing authority.</summary>
    internal static IndexLine Certified(X509Certificate2 issuing, DateTimeOffset now)
    {
        return new IndexLine { Event = IndexEvent.Certified, At = now.UtcDateTime, Serial = issuing.SerialNumber.ToLowerInvariant(), Certificate = issuing.RawData };
    }

    private void Join(string issuingPem)
    {
        Dictionary<string, IssuedCertificate> certificates = [];
        foreach ((int number, IndexLine line) in _index.Lines.Index())
        {
            bool isKnown = certificates.TryGetValue(line.Serial, out IssuedCertificate? known);
            bool fits = line.Event switch
            {
                IndexEvent.Issued => !isKnown,
                IndexEvent.Revoked => isKnown && known!.RevokedAt is null,
                _ => true,
            };
            if (!fits)
            {
                throw new CityAuthorityException($"{path}:{number + 1}: found a serial number that {(isKnown ? "was there before" : "was never issued")}; allowed: the file as edgenode wrote it: take the newest backup of the folder");
            }

            if (line.Event != IndexEvent.Certified)
            {
                certificates[line.Serial] = known is null ? Issued(line, issuingPem) : known with { RevokedAt = line.At, RevocationReason = line.Reason };
            }
        }

        All = [.. certificates.Values];
    }

    private static IssuedCertificate Issued(IndexLine line, string issuingPem)
    {
        return new IssuedCertificate
        {
            Serial = line.Serial,
            Kind = line.Kind!.Value,
            Name = line.Name!,
            Tenant = line.Tenant,
            KeyFingerprint = line.Key!,
            IssuedAt = line.At,
            Ends = line.Ends!.Value,
            Der = line.Certificate!,
            IssuingPem = issuingPem,
        };
    }
}
