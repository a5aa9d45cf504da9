using System.Security.Cryptography;
using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>The policies that summaries are held to, by the hash that .NET finds for them.</summary>
internal sealed class PolicyShelf
{
    // Signatures follow after this line and are not hashed.
    private static readonly byte[] SignatureMark = "\n---\n"u8.ToArray();

    private readonly Dictionary<string, Policy> _policies = [];

    /// <summary>Whether no policy could be used.</summary>
    internal bool IsEmpty => _policies.Count == 0;

    /// <summary>Adds the policy of a file.</summary>
    /// <returns>Null, or what is wrong with it.</returns>
    /// <exception cref="CityException">The file cannot be read.</exception>
    internal VerificationFault? Add(string path)
    {
        byte[] text = WithoutSignatures(Read(path));
        if (!PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault))
        {
            return new VerificationFault(path, fault.Line, $"found {fault.Found}, allowed: {fault.Allowed}");
        }

        _policies[HashOf(text)] = policy;
        return null;
    }

    /// <summary>The policy of a hash, or null when it is none of the given ones.</summary>
    internal Policy? Find(string hash)
    {
        return _policies.GetValueOrDefault(hash);
    }

    /// <summary>The first 128 bits of SHA-256 in lower-case hexadecimal, by .NET's implementation and not by the firmware's.</summary>
    internal static string HashOf(ReadOnlySpan<byte> data)
    {
        return Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, Policy.HashLength / 2));
    }

    private static byte[] WithoutSignatures(byte[] payload)
    {
        int mark = payload.AsSpan().IndexOf(SignatureMark);
        return mark < 0 ? payload : payload[..(mark + 1)];
    }

    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"cannot read the policy '{path}': {exception.Message}");
        }
    }
}
