using System.Collections;
using System.Reflection;
using System.Security.Cryptography;
using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Esp32.Tests;

/// <summary>Keys, signatures and checks as a box makes them, in one call; and what is left of them in memory.</summary>
internal static class IdentityBench
{
    /// <summary>The key of a scalar, brought between 1 and n - 1.</summary>
    public static DeviceKey Key(byte[] scalar)
    {
        return Key(new FixedEntropy([Limbs.Bytes(Limbs.Mod(Limbs.OfBytes(scalar), Limbs.N - 1) + 1)]));
    }

    /// <summary>A key of random bytes.</summary>
    public static DeviceKey Key(IEntropy entropy)
    {
        DeviceKey key = new();
        Assert.AreEqual(KeyProgress.Made, TryMake(entropy, key));
        return key;
    }

    public static KeyProgress TryMake(IEntropy entropy, DeviceKey key)
    {
        KeyMaker maker = new(new P256(), entropy);
        maker.Begin(key);
        KeyProgress progress = KeyProgress.Working;
        while (progress == KeyProgress.Working)
        {
            progress = maker.Step();
        }

        return progress;
    }

    public static byte[] Sign(DeviceKey key, byte[] digest)
    {
        P256 curve = new();
        SignatureMaker maker = new(curve, new DeterministicNonces(curve));
        maker.Begin(key, digest);
        while (!maker.Step())
        {
        }

        return maker.Signature;
    }

    public static bool IsValid(byte[] publicKey, byte[] digest, byte[] signature)
    {
        SignatureCheck check = new(new P256());
        check.Begin(publicKey, digest, signature);
        while (!check.Step())
        {
        }

        return check.IsValid;
    }

    /// <summary>A key's text, as the store holds it.</summary>
    public static byte[] Text(DeviceKey key)
    {
        byte[] text = new byte[PrivateKeyText.Length];
        new PrivateKeyText(new P256()).Write(key, text);
        return text;
    }

    /// <summary>.NET's view of a key. It refuses a private part that does not belong to the public one.</summary>
    public static ECDsa Dotnet(DeviceKey key)
    {
        ECDsa dotnet = ECDsa.Create();
        dotnet.ImportFromPem(System.Text.Encoding.ASCII.GetString(Text(key)).TrimEnd('\0'));
        return dotnet;
    }

    /// <summary>Arrays of numbers that hold something, but those that may: the constants, 1, and what is named.</summary>
    public static IReadOnlyList<string> NotWiped(object[] roots, params byte[][] exempt)
    {
        List<string> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object root in roots)
        {
            Visit(root, root.GetType().Name, seen, found, exempt);
        }

        return found;
    }

    public static void AssertWiped(object[] roots, params byte[][] exempt)
    {
        Assert.AreEqual("", string.Join(' ', NotWiped(roots, exempt)));
    }

    private static void Visit(object value, string path, HashSet<object> seen, List<string> found, byte[][] exempt)
    {
        string[] constant = ["_prime", "_radixSquared", "_plainOne", "<One>k__BackingField", "_curveB", "_state"];
        if (value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || value is DeviceKey or IEntropy || !seen.Add(value))
        {
            return;
        }

        if (value is Array array)
        {
            bool isPublic = value is byte[] bytes && exempt.Any(one => one.AsSpan().SequenceEqual(bytes));
            bool holdsNumbers = array.GetType().GetElementType()!.IsPrimitive;
            if (holdsNumbers && !isPublic && ((IEnumerable)array).Cast<object>().Any(element => Convert.ToInt64(element) != 0))
            {
                found.Add(path);
            }

            foreach (object? element in holdsNumbers ? Array.Empty<object>() : array)
            {
                if (element is not null)
                {
                    Visit(element, path, seen, found, exempt);
                }
            }

            return;
        }

        for (Type? type = value.GetType(); type is not null && type.Namespace?.StartsWith("EdgeNode", StringComparison.Ordinal) == true; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                if (!constant.Contains(field.Name) && field.GetValue(value) is { } member)
                {
                    Visit(member, $"{path}.{field.Name}", seen, found, exempt);
                }
            }
        }
    }

    /// <summary>Gives these bytes, each array whole, and then nothing.</summary>
    public sealed class FixedEntropy(byte[][] draws) : IEntropy
    {
        public int Draws { get; private set; }

        public bool TryFill(byte[] buffer)
        {
            if (Draws == draws.Length)
            {
                return false;
            }

            draws[Draws++].CopyTo(buffer, 0);
            return true;
        }
    }
}
