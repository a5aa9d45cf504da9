using System.Security.Cryptography;
using EdgeNode.Policies;

namespace EdgeNode.City;

/// <summary>The policies that summaries are held to, by the hash that .NET finds for them.</summary>
internal sealed class PolicyShelf
{
    // What a device has beyond it is not read: as much is longer than any policy with its signatures.
    private const int GreatestPayload = 65_536;

    private readonly Dictionary<string, Policy> _policies = [];
    private readonly List<(string Hash, VerificationFault Fault)> _unusable = [];

    /// <summary>Adds the policy of a file.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="remedy">What else can be done where it cannot be read, or empty.</param>
    /// <returns>Null, or what is wrong with it. Then <see cref="WhyMissing"/> knows it.</returns>
    /// <exception cref="CityException">The file cannot be read.</exception>
    internal VerificationFault? Add(string path, string remedy)
    {
        byte[] text = PolicyPayload.WithoutSignatures(Read(path, remedy));
        if (PolicyParser.TryParse(text, out Policy? policy, out PolicyFault? fault))
        {
            _policies[HashOf(text)] = policy;
            return null;
        }

        var unusable = new VerificationFault(path, fault.Line, $"found {fault.Found}, allowed: {fault.Allowed}");
        _unusable.Add((HashOf(text), unusable));
        return unusable;
    }

    /// <summary>The policy of a hash, or null when it is none of the given ones.</summary>
    internal Policy? Find(string hash)
    {
        return _policies.GetValueOrDefault(hash);
    }

    /// <summary>Why there is no policy of a hash, in one line of printable ASCII: a file that cannot be used may be the reason.</summary>
    internal string WhyMissing(string hash)
    {
        string reason = $"policy {hash} is not the hash of a given policy";
        VerificationFault? suspect = _unusable.OrderByDescending(file => file.Hash == hash).FirstOrDefault().Fault;
        return suspect is null
            ? reason
            : $"{reason} that can be used; {PrintableNameOf(suspect.File)}:{suspect.Line}: {suspect.Reason}";
    }

    /// <summary>The first 128 bits of SHA-256 in lower-case hexadecimal, by .NET's implementation and not by the firmware's.</summary>
    internal static string HashOf(ReadOnlySpan<byte> data)
    {
        return Convert.ToHexStringLower(SHA256.HashData(data).AsSpan(0, Policy.HashLength / 2));
    }

    private static string PrintableNameOf(string path)
    {
        return string.Concat(Path.GetFileName(path).Select(value => value is >= ' ' and <= '~' ? value : '?'));
    }

    private static byte[] Read(string path, string remedy)
    {
        using FileStream file = InputFile.Open(path, remedy);
        try
        {
            byte[] payload = new byte[GreatestPayload];
            int length = file.ReadAtLeast(payload, payload.Length, throwOnEndOfStream: false);
            return payload[..length];
        }
        catch (IOException failure)
        {
            throw new CityException($"{path}: cannot be read: {failure.Message}");
        }
    }
}
