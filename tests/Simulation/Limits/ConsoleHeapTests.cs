using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>What a whole box with its console takes from the heap, at rest and at each step of a command. docs/device-budgets.md has the figures.</summary>
[TestClass]
public class ConsoleHeapTests
{
    private const int RestBudgetBytes = 32 * 1024;
    private const int KeyBudgetBytes = 40 * 1024;
    private const int LargeOutbox = 256;
    private const long HourMs = 3_600_000;
    private const string Secret = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    private static readonly Assembly[] Firmware =
    [
        .. new[] { "Contracts", "Policies", "Summaries", "Timekeeping", "Identity", "Sensing", "Blurring", "Reporting", "Provisioning", "Composition" }
            .Select(name => Assembly.Load("EdgeNode." + name)),
    ];

    [TestMethod]
    public void A_box_with_its_console_holds_at_most_32_KB_at_rest_and_40_KB_while_it_works_with_a_key()
    {
        List<string> rows = [];
        List<string> beyond = [];
        foreach ((string state, DeviceHeap heap) in Life())
        {
            string largest = string.Join(", ", heap.Largest.Take(12).Select(entry => $"{entry.Type} {entry.Bytes}"));
            Console.WriteLine($"{state}: {heap.Bytes} B in {heap.Objects} objects ({largest})");
            rows.Add($"| {state} | blocks of 12 B | {heap.Objects} | {heap.Bytes} |");
            if (heap.Bytes > (state.Contains("at rest", StringComparison.Ordinal) ? RestBudgetBytes : KeyBudgetBytes))
            {
                beyond.Add(rows[^1]);
            }
        }

        Assert.IsEmpty(beyond, string.Join('\n', beyond));
        DocumentedFigures.AssertStand(rows);
    }

    // A running box has the most to hold beside a command.
    private static IEnumerable<(string State, DeviceHeap Heap)> Life()
    {
        ConsoleBench bench = new(NodeBench.OptionsOn(new MemoryStore(), LargeOutbox) with { Settings = null, PolicyText = null });
        bench.PowerOn();
        yield return ("never told, at rest", Count(bench));
        TellAll(bench);
        bench.PowerOn();
        bench.RunFor(HourMs);
        yield return ("open, at rest", Count(bench));
        string request = "";
        yield return ("open, `csr new`", LargestDuring(bench, () => request = bench.Tell("csr new")));
        string certificate = Certify(request[..^3]);
        yield return ("open, `cert`", LargestDuring(bench, () => bench.Tell("cert", certificate)));
        yield return ("open, `commit`", LargestDuring(bench, () => Assert.EndsWith("ok\n", bench.Tell("commit"))));
        bench.PowerOn();
        bench.RunFor(HourMs);
        Assert.EndsWith("ok\n", bench.Tell("lock"));
        bench.PowerOn();
        bench.RunFor(24 * HourMs);
        yield return ("locked, at rest", Count(bench));
        yield return ("locked, `unlock`", LargestDuring(bench, () => Unlock(bench)));
    }

    private static void TellAll(ConsoleBench bench)
    {
        string[] lines =
        [
            "tenant example", "node kx7q22", "site bench", "latitude 1", "longitude 2", "height 3", "wifi-name net", "wifi-password canary in a cage",
            "broker-host mqtt.example.org", $"unlock-secret {Secret}",
        ];
        foreach (string line in lines)
        {
            Assert.EndsWith("ok\n", bench.Tell("set " + line), line);
        }

        bench.Tell("policy set", NodeBench.Policy.ReplaceLineEndings("\n"));
        bench.Tell("ca add", City.Value.ExportCertificatePem());
        bench.RunFor(60_000);
        string request = bench.Tell("csr");
        Assert.EndsWith("ok\n", request);
        bench.Tell("cert", Certify(request[..^3]));
        Assert.EndsWith("ok\n", bench.Tell("commit"));
    }

    private static void Unlock(ConsoleBench bench)
    {
        string challenge = bench.Tell("unlock").Split('\n')[0].Split(' ')[^1];
        byte[] text = [.. "edgenode unlock"u8, .. "kx7q22"u8, .. Encoding.ASCII.GetBytes(challenge)];
        Console.WriteLine(bench.Tell("unlock " + Convert.ToHexStringLower(HMACSHA256.HashData(Convert.FromHexString(Secret), text))));
    }

    private static DeviceHeap LargestDuring(ConsoleBench bench, Action act)
    {
        DeviceHeap largest = Count(bench);
        bench.AfterStep = () =>
        {
            DeviceHeap heap = Count(bench);
            largest = heap.Bytes > largest.Bytes ? heap : largest;
        };
        act();
        bench.AfterStep = () => { };
        return largest;
    }

    private static DeviceHeap Count(ConsoleBench bench)
    {
        DeviceHeap heap = new(new BlockLayout());
        heap.Count(bench.Firmware, Firmware);
        return heap;
    }

    private static readonly Lazy<X509Certificate2> City = new(() =>
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=City Root", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2046, 5, 1, 0, 0, 0, TimeSpan.Zero));
    });

    private static string Certify(string request)
    {
        CertificateRequest read = CertificateRequest.LoadSigningRequestPem(request, HashAlgorithmName.SHA256);
        DateTimeOffset begins = new(2026, 5, 2, 0, 0, 0, TimeSpan.Zero);
        using X509Certificate2 made = read.Create(City.Value, begins, begins.AddYears(5), [1, 2, 3]);
        return made.ExportCertificatePem();
    }
}
