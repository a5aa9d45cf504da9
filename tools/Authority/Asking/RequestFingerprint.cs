using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.Authority;

/// <summary>
/// By what a request is told from another on two screens: SHA-256 of its SubjectPublicKeyInfo in DER (RFC 5280, 4.1.2.7). Who exchanges
/// the request has another key, and so another fingerprint.
/// </summary>
public static class RequestFingerprint
{
    private const int GroupLength = 4;

    /// <summary>Of a public key: 64 lower-case hexadecimal digits.</summary>
    public static string Of(PublicKey key)
    {
        return Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));
    }

    /// <summary>As people compare it: in groups of four with a space between them.</summary>
    public static string Grouped(string fingerprint)
    {
        return string.Join(' ', fingerprint.Chunk(GroupLength).Select(group => new string(group)));
    }

    /// <summary>Whether somebody has typed or pasted this fingerprint: in any groups, in capitals too.</summary>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <param name="typed">What was typed. All of it counts: a beginning could be made to fit.</param>
    public static bool IsSame(string fingerprint, string typed)
    {
        string digits = string.Concat(typed.Where(letter => letter is not (' ' or ':' or '-'))).ToLowerInvariant();
        return digits == fingerprint;
    }
}
