using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>What a box publishes as its policy: the text, and after a line <c>---</c> signatures, which are not hashed.</summary>
public static class PolicyPayload
{
    private static readonly byte[] SignatureMark = "\n---\n"u8.ToArray();

    private static readonly SearchValues<byte> SignatureBytes = SearchValues.Create([(byte)'\n', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(value => (byte)value)]);

    /// <summary>Reads a payload whose policy can be used, with nothing after it or signatures of printable ASCII.</summary>
    /// <param name="payload">The payload as it came.</param>
    /// <param name="policy">What it says, or null when false is returned.</param>
    /// <param name="reason">Why it is refused, in one line, or an empty text.</param>
    public static bool TryRead(byte[] payload, [NotNullWhen(true)] out Policy? policy, out string reason)
    {
        byte[] text = WithoutSignatures(payload);
        if (!PolicyParser.TryParse(text, out policy, out PolicyFault? fault))
        {
            reason = $"line {fault.Line}: found {fault.Found}; allowed: {fault.Allowed}";
            return false;
        }

        bool isPrintable = payload.AsSpan(text.Length).IndexOfAnyExcept(SignatureBytes) < 0;
        reason = isPrintable ? "" : "what follows the policy is not all printable ASCII";
        return isPrintable;
    }

    /// <summary>The text of the policy alone, which its name is the hash of.</summary>
    public static byte[] WithoutSignatures(byte[] payload)
    {
        int mark = payload.AsSpan().IndexOf(SignatureMark);
        return mark < 0 ? payload : payload[..(mark + 1)];
    }

    /// <summary>A policy's name as a number: the first 128 bits of SHA-256 of its text, by .NET's implementation and not by the firmware's.</summary>
    /// <param name="text">The text without signatures.</param>
    public static UInt128 HashOf(ReadOnlySpan<byte> text)
    {
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(text));
    }
}
