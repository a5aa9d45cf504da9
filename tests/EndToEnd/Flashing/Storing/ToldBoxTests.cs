using EdgeNode.Composition;
using EdgeNode.Esp32;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What the command tells a box, as the firmware on the box reads it.</summary>
[TestClass]
public class ToldBoxTests
{
    private static readonly string[] Secrets = [UplinkEntry.WifiPassword, UplinkEntry.PrivateKey];

    [TestMethod]
    public async Task The_firmwares_own_store_reads_what_the_command_wrote()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: a file cannot be named I:\\settings on Windows");
            return;
        }

        using StoreSample sample = new();
        using Bench bench = new("good");
        Directory.CreateDirectory(bench.Device);
        OnDevice(bench, () =>
        {
            // Twice, so that the bank is the second: what the box itself has stored goes before a plain file.
            FileStore earlier = new();
            Assert.IsTrue(earlier.TryReplace(UplinkEntry.WifiName, "older"u8.ToArray(), 5));
            Assert.IsTrue(earlier.TryReplace(UplinkEntry.WifiName, "old"u8.ToArray(), 3));
            Assert.IsTrue(earlier.TryReplace(UplinkEntry.BrokerPort, "1234"u8.ToArray(), 4));
        });
        await FlashAsync(bench, sample);

        OnDevice(bench, () =>
        {
            FileStore store = new();
            Assert.IsTrue(StoredConfiguration.TryRead(store, out StoredConfiguration configuration, out string refusal), refusal);
            Assert.AreEqual(StoreSample.Node, configuration.Settings.Node);
            Assert.AreEqual(900, configuration.Policy.SlotSeconds);
            Assert.AreEqual("Workshop 2", UplinkEntry.ReadText(store, UplinkEntry.WifiName));
            Assert.AreEqual(StoreSample.Password, UplinkEntry.ReadText(store, UplinkEntry.WifiPassword));
            Assert.AreEqual("broker.example.org", UplinkEntry.ReadText(store, UplinkEntry.BrokerHost));
            Assert.IsNull(UplinkEntry.ReadText(store, UplinkEntry.BrokerPort), "an entry without a file is removed from the box");
            foreach ((string entry, string file) in new[] { (UplinkEntry.Authorities, "ca-crt"), (UplinkEntry.Certificate, "box-crt"), (UplinkEntry.PrivateKey, "box-key") })
            {
                byte[] pem = File.ReadAllBytes(sample[file]);
                CollectionAssert.AreEqual(pem.Append((byte)0).ToArray(), UplinkEntry.ReadPem(store, entry), entry);
            }
        });
    }

    [TestMethod]
    public async Task A_wrong_bit_in_anything_that_the_box_was_told_is_refused_in_one_line()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: a file cannot be named I:\\settings on Windows");
            return;
        }

        using StoreSample sample = new();
        using Bench bench = new("good");
        Directory.CreateDirectory(bench.Device);
        await FlashAsync(bench, sample);
        OnDevice(bench, () =>
        {
            int bits = 0;
            foreach (string name in new[] { "settings", "policy" })
            {
                bits += ForEachBit(name, () =>
                {
                    Assert.IsFalse(StoredConfiguration.TryRead(new FileStore(), out _, out string refusal));
                    Assert.AreEqual(name + ": damaged; store it again", refusal);
                });
            }

            bits += ForEachBit(UplinkEntry.WifiName, () => Assert.IsNull(UplinkEntry.ReadText(new FileStore(), UplinkEntry.WifiName)));
            bits += ForEachBit(UplinkEntry.BrokerHost, () => Assert.IsNull(UplinkEntry.ReadText(new FileStore(), UplinkEntry.BrokerHost)));
            bits += ForEachBit(UplinkEntry.PrivateKey, () => Assert.IsNull(UplinkEntry.ReadPem(new FileStore(), UplinkEntry.PrivateKey)));
            Assert.IsTrue(StoredConfiguration.TryRead(new FileStore(), out _, out _));
            Console.WriteLine($"figure: {bits} wrong bits refused");
        });
    }

    [TestMethod]
    public async Task The_box_is_told_before_it_gets_the_firmware_and_nothing_secret_is_in_an_argument_or_a_line()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        List<string> lines = await FlashAsync(bench, sample);
        Assert.HasCount(5, bench.Calls);
        StringAssert.StartsWith(bench.Calls[1], "--update ");
        StringAssert.StartsWith(bench.Calls[2], "--filedeployment ");
        StringAssert.StartsWith(bench.Calls[3], "--nanodevice --deploy ");
        string list = bench.Calls[2]["--filedeployment ".Length..bench.Calls[2].IndexOf(" --serialport", StringComparison.Ordinal)];
        Assert.IsTrue(Path.IsPathFullyQualified(list), list);
        Assert.IsFalse(Directory.Exists(Path.GetDirectoryName(list)), "the list and the entries beside it are gone when nanoff is done");
        string said = string.Join('\n', [.. bench.Calls, .. lines]);
        foreach (string secret in Secrets)
        {
            Assert.DoesNotContain(File.ReadAllText(sample[secret]).Trim(), said);
        }
    }

    [TestMethod]
    public void The_list_names_files_and_holds_none_of_their_content()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        string list = Path.Combine(bench.Root, "list.json");
        BoxStore.Read(sample.Root).WriteList(list);
        string text = File.ReadAllText(list);
        Assert.Contains("{\"DestinationFilePath\":\"I:\\\\box-key.a\",\"SourceFilePath\":", text);
        Assert.Contains("{\"DestinationFilePath\":\"I:\\\\broker-port.a\"}", text);
        Assert.DoesNotContain(StoreSample.Password, text);
        Assert.DoesNotContain("PRIVATE", text);
    }

    [TestMethod]
    public void Entries_are_named_as_the_firmware_names_them()
    {
        string[] firmware =
        [
            Provisioning.NodeSettings.EntryName, StoredConfiguration.PolicyEntryName, UplinkEntry.WifiName, UplinkEntry.WifiPassword,
            UplinkEntry.BrokerHost, UplinkEntry.BrokerPort, UplinkEntry.Authorities, UplinkEntry.Certificate, UplinkEntry.PrivateKey,
        ];
        using StoreSample sample = new();
        File.WriteAllText(sample["broker-port"], "8883");
        CollectionAssert.AreEqual(firmware, BoxStore.Read(sample.Root).Names.ToArray());
    }

    [TestMethod]
    [DataRow("full", "nanoff did not copy box-key to the box")]
    [DataRow("initializing", "E2002: the runtime on the box did not take it")]
    public async Task A_file_that_did_not_arrive_ends_it_though_nanoff_says_success(string scenario, string said)
    {
        using StoreSample sample = new();
        using Bench bench = new(scenario);
        FlashException failure = await Assert.ThrowsExactlyAsync<FlashException>(() => FlashAsync(bench, sample));
        Assert.Contains(said, failure.Message);
        Assert.IsTrue(failure.HasWritten);
        Assert.HasCount(3, bench.Calls);
    }

    private static int ForEachBit(string name, Action look)
    {
        string path = "I:\\" + name + ".a";
        byte[] bank = File.ReadAllBytes(path);
        for (int bit = 0; bit < bank.Length * 8; bit++)
        {
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bank);
            look();
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        File.WriteAllBytes(path, bank);
        return bank.Length * 8;
    }

    private static async Task<List<string>> FlashAsync(Bench bench, StoreSample sample)
    {
        List<string> lines = [];
        Flasher flasher = new(bench.Nanoff, _ => CancellationToken.None);
        FlashRequest request = bench.Request("esp32-devkit-v1", isStock: true) with { Store = BoxStore.Read(sample.Root) };
        await flasher.RunAsync(request, progress => lines.Add(progress.Line ?? ""), CancellationToken.None);
        return lines;
    }

    // The device's code names its files as the runtime does, I:\NAME, and so finds them in the current folder.
    private static void OnDevice(Bench bench, Action act)
    {
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = bench.Device;
        try
        {
            act();
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
