using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>A list of revoked certificates (RFC 5280, 5).</summary>
/// <param name="Issued">The moment that it says it was issued at.</param>
/// <param name="Ends">Last moment at which it holds; a broker then refuses everybody.</param>
/// <param name="Serials">Serial numbers on it, 32 lower-case hexadecimal digits each.</param>
public sealed record RevocationList(DateTimeOffset Issued, DateTimeOffset Ends, IReadOnlySet<string> Serials)
{
    private const string Label = "X509 CRL";
    private const string SerialForm = "x32";

    /// <summary>Makes a list.</summary>
    /// <param name="authority">Who has issued the certificates, with its key.</param>
    /// <param name="certificates">All certificates of the index.</param>
    /// <param name="before">The list that it follows, or null.</param>
    /// <param name="now">The time.</param>
    /// <param name="days">How long it holds; not longer than the authority.</param>
    /// <returns>PEM.</returns>
    internal static string Make(X509Certificate2 authority, IEnumerable<IssuedCertificate> certificates, RevocationList? before, DateTimeOffset now, int days)
    {
        CertificateRevocationListBuilder list = new();
        foreach (IssuedCertificate revoked in certificates.Where(certificate => certificate.RevokedAt is not null))
        {
            X509RevocationReason? reason = revoked.RevocationReason is X509RevocationReason.Unspecified ? null : revoked.RevocationReason;
            list.AddEntry(Convert.FromHexString(revoked.Serial), revoked.RevokedAt, reason);
        }

        // Of two lists that it has read, OpenSSL takes the one that was issued later, and the first of two of the same second.
        DateTimeOffset issued = now - CertificateMaker.Backdating;
        if (before is not null && before.Issued >= issued && before.Issued < now)
        {
            issued = before.Issued.AddSeconds(1);
        }

        DateTimeOffset ends = new[] { now.AddDays(days), new DateTimeOffset(authority.NotAfter) }.Min();
        byte[] der = list.Build(authority, new BigInteger(issued.ToUnixTimeSeconds()), ends, HashAlgorithmName.SHA256, thisUpdate: issued);
        return PemEncoding.WriteString(Label, der) + "\n";
    }

    /// <summary>Reads a list.</summary>
    /// <returns>Null when the text is none.</returns>
    internal static RevocationList? TryRead(string pem)
    {
        if (!PemEncoding.TryFind(pem, out PemFields fields) || !pem.AsSpan()[fields.Label].SequenceEqual(Label))
        {
            return null;
        }

        try
        {
            AsnReader whole = new AsnReader(Convert.FromBase64String(pem[fields.Base64Data]), AsnEncodingRules.DER).ReadSequence();
            AsnReader signed = whole.ReadSequence();
            signed.ReadInteger();
            signed.ReadSequence();
            signed.ReadSequence();
            DateTimeOffset issued = ReadTime(signed);
            DateTimeOffset ends = ReadTime(signed);
            HashSet<string> serials = [];
            if (signed.HasData && signed.PeekTag().HasSameClassAndValue(Asn1Tag.Sequence))
            {
                for (AsnReader entries = signed.ReadSequence(); entries.HasData;)
                {
                    serials.Add(entries.ReadSequence().ReadInteger().ToString(SerialForm, System.Globalization.CultureInfo.InvariantCulture));
                }
            }

            return new RevocationList(issued, ends, serials);
        }
        catch (AsnContentException)
        {
            return null;
        }
    }

    private static DateTimeOffset ReadTime(AsnReader reader)
    {
        return reader.PeekTag().HasSameClassAndValue(Asn1Tag.UtcTime) ? reader.ReadUtcTime() : reader.ReadGeneralizedTime();
    }
}
