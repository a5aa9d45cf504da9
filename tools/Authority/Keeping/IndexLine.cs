using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Text.Json.Serialization;
using EdgeNode.Policies;

namespace EdgeNode.Authority;

/// <summary>A line of an authority's index: something that happened, and what is needed to know it again.</summary>
internal sealed record IndexLine
{
    private const int SerialDigits = 32;
    private const int FingerprintDigits = 64;
    private const int GreatestHostLength = 64;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>What happened.</summary>
    public required IndexEvent Event { get; init; }

    /// <summary>When, in UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Serial number of the certificate.</summary>
    public required string Serial { get; init; }

    /// <summary>Of what was issued: whom it is for.</summary>
    public CertificateKind? Kind { get; init; }

    /// <summary>Of what was issued: its common name.</summary>
    public string? Name { get; init; }

    /// <summary>Of what was issued to a box: its tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Of what was issued: the fingerprint of its key.</summary>
    public string? Key { get; init; }

    /// <summary>Of what was issued: when it is over, in UTC.</summary>
    public DateTime? Ends { get; init; }

    /// <summary>Of what was issued: the certificate, DER.</summary>
    public byte[]? Certificate { get; init; }

    /// <summary>Of what was revoked: why.</summary>
    public X509RevocationReason? Reason { get; init; }

    /// <summary>Reads a line.</summary>
    /// <returns>Null when it is none.</returns>
    internal static IndexLine? TryRead(ReadOnlySpan<byte> text)
    {
        try
        {
            IndexLine? line = JsonSerializer.Deserialize<IndexLine>(text, Form);
            return line is not null && line.IsWhole() ? line : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The line, with its end.</summary>
    internal byte[] ToBytes()
    {
        return [.. JsonSerializer.SerializeToUtf8Bytes(this, Form), (byte)'\n'];
    }

    // Names go into access rules: one that was put into the index by hand must not open more than its own topic.
    private bool IsWhole()
    {
        return At.Kind == DateTimeKind.Utc && HexText.IsValid(Serial, SerialDigits) && Event switch
        {
            IndexEvent.Issued => IsNameOf(Kind) && (Kind == CertificateKind.Box) == Identifier.IsValid(Tenant, Identifier.GreatestTenantLength)
                && HexText.IsValid(Key, FingerprintDigits) && Ends is { Kind: DateTimeKind.Utc } && Certificate is { Length: > 0 },
            IndexEvent.Revoked => Reason is not null,
            _ => Certificate is { Length: > 0 },
        };
    }

    private bool IsNameOf(CertificateKind? kind)
    {
        return kind switch
        {
            CertificateKind.Box or CertificateKind.Consumer => Identifier.IsValid(Name, Identifier.GreatestNodeLength),
            CertificateKind.Broker => Name is { Length: > 0 and <= GreatestHostLength },
            _ => false,
        };
    }
}
