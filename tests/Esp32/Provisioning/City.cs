using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Contracts;
using EdgeNode.Esp32OnPc;

namespace EdgeNode.Esp32.Tests;

/// <summary>An authority of .NET's, and boxes that it has certified.</summary>
internal static class City
{
    private static readonly DateTimeOffset Begins = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly X509Certificate2 Authority = MakeAuthority();

    /// <summary>The authority's certificate.</summary>
    public static string Root => Authority.ExportCertificatePem() + "\n";

    /// <summary>Random bytes, the same in each run.</summary>
    public static IEntropy Entropy(int seed)
    {
        return new HashedEntropy(seed);
    }

    /// <summary>Signs a request, as it is, after .NET has verified it.</summary>
    public static string Certify(string request)
    {
        CertificateRequest read = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256);
        using X509Certificate2 made = read.Create(Authority, Begins, Begins.AddYears(5), [1, 2, 3]);
        return made.ExportCertificatePem() + "\n";
    }

    /// <summary>The flash of a box that was told all and has proven it, with a summary that was not delivered.</summary>
    public static Flash Proven()
    {
        Flash flash = new(FlashKind.KeepsAtClose);
        Chip.PowerOn(flash);
        ConsoleBox box = new(new FileStore(), Entropy(1));
        string request = box.TellAll(Root);
        Assert.EndsWith("ok\n", box.Tell("cert", Certify(request)));
        Assert.EndsWith("ok\n", box.Tell("commit"));
        Assert.IsTrue(Boot(flash = flash.AfterPowerOn()).Sets.Trial.TryProve());
        return flash.AfterPowerOn();
    }

    /// <summary>Switches a box on with a flash.</summary>
    public static ConsoleBox Boot(Flash flash)
    {
        Chip.PowerOn(flash);
        return new ConsoleBox(new FileStore(), Entropy(2));
    }

    private static X509Certificate2 MakeAuthority()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=City Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(Begins.AddDays(-1), Begins.AddYears(20));
    }

    private sealed class HashedEntropy(int seed) : IEntropy
    {
        private int _draws;

        public bool TryFill(byte[] buffer)
        {
            for (int at = 0; at < buffer.Length; at += SHA256.HashSizeInBytes)
            {
                byte[] bytes = SHA256.HashData(BitConverter.GetBytes((seed * 1000) + _draws++));
                bytes.AsSpan(0, Math.Min(bytes.Length, buffer.Length - at)).CopyTo(buffer.AsSpan(at));
            }

            return true;
        }
    }
}
