using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EdgeNode.Simulation.Tests;

namespace EdgeNode.Esp32.Tests;

/// <summary>What a key, a signature and a check cost a box: instructions in all and in the longest slice, and nothing of the heap.</summary>
[TestClass]
public class IdentityLimitTests
{
    private const long SliceLimit = 75_000;

    // A Debug build has more instructions; the limit is about what goes onto a box.
    private static readonly bool IsRelease = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name == "Release";

    [TestMethod]
    public void No_slice_is_longer_than_its_limit_and_the_page_tells_how_long_all_take()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(IdentityRun)).GetMethod(nameof(IdentityRun.Count))!;
        List<string> rows = [];
        foreach ((string what, int steps, long longest, long total) in ((string, int, long, long)[])run.Invoke(null, [counted.Methods.Count, Certificate()])!)
        {
            Console.WriteLine($"{what}: {total} instructions in {steps} slices, the longest {longest}");
            Assert.IsLessThanOrEqualTo(IsRelease ? SliceLimit : long.MaxValue, longest, what);
            rows.Add($"| {what} | {Rounded(total)} | {Rounded(longest)} |");
        }

        if (IsRelease)
        {
            DocumentedFigures.AssertStand(rows);
        }
    }

    [TestMethod]
    public void Instructions_do_not_follow_the_key_or_the_message()
    {
        CountedAssemblies counted = new();
        MethodInfo run = counted.CopyOf(typeof(IdentityRun)).GetMethod(nameof(IdentityRun.CountsOfKeys))!;
        byte[][] scalars =
        [
            Limbs.Bytes(1), Limbs.Bytes(2), Limbs.Bytes(Limbs.N - 1), Limbs.Bytes(Limbs.N - 2), Limbs.Bytes((System.Numerics.BigInteger.One << 255) - 1),
            .. Enumerable.Range(0, 20).Select(number => SHA256.HashData([(byte)number])),
        ];
        long[][] counts = (long[][])run.Invoke(null, [counted.Methods.Count, scalars])!;
        IEnumerable<string> following = counted.Methods.Where((_, method) => counts.Select(count => count[method]).Distinct().Count() > 1);
        Assert.AreEqual("", string.Join(' ', following));
        Assert.IsGreaterThan(3_000_000, counts[0].Sum());
    }

    [TestMethod]
    public void Key_signature_request_check_and_certificate_allocate_nothing_once_they_are_made()
    {
        IdentityRun run = new();
        byte[] certificate = Certificate();
        run.All(certificate);
        long before = GC.GetAllocatedBytesForCurrentThread();
        run.All(certificate);
        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // PEM of about the length that an RSA authority's have.
    private static byte[] Certificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=lamp-7", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509Extension("1.2.3", new byte[900], false));
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(90));
        return System.Text.Encoding.ASCII.GetBytes(made.ExportCertificatePem());
    }

    // Two digits, upwards, as the other figures of the page.
    private static long Rounded(long count)
    {
        long step = 1;
        while (count / step >= 100)
        {
            step *= 10;
        }

        return (count + step - 1) / step * step;
    }
}
