namespace EdgeNode.Commissioning;

/// <summary>The certificate of a box.</summary>
/// <param name="Lines">PEM, the box's first, then its chain; no line of anything else.</param>
/// <param name="Serial">Serial number, hexadecimal digits.</param>
/// <param name="Fingerprint">SHA-256 of its DER, 64 digits of 0-9a-f.</param>
/// <param name="Ends">Its last moment, UTC.</param>
public sealed record SignedCertificate(IReadOnlyList<string> Lines, string Serial, string Fingerprint, DateTimeOffset Ends);
