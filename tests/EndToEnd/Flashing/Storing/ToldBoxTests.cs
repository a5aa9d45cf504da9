using System.Text;
using System.Text.Json;
using EdgeNode.Composition;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using EdgeNode.Flashing;
using EdgeNode.Provisioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What the command tells a box, as the firmware on the box reads it.</summary>
[TestClass]
public class ToldBoxTests
{
    private static readonly string[] Secrets = [PartName.WifiPassword, PartName.PrivateKey];

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
            // An earlier life whose banks all have a higher sequence than a first one, and which had a part that the new one has not.
            FileStore earlier = new();
            foreach (string port in new[] { "1234", "2345", "3456", "4567", "5678" })
            {
                earlier.Tell((PartName.BrokerPort, Encoding.ASCII.GetBytes(port)), (PartName.WifiName, Encoding.ASCII.GetBytes("old " + port)));
            }

            for (int slot = 1; slot <= 4; slot++)
            {
                string entry = $"{PartName.WifiName}-{slot}";
                Assert.IsTrue(earlier.TryReplace(entry, "older"u8.ToArray(), 5));
                Assert.IsTrue(earlier.TryReplace(entry, "old"u8.ToArray(), 3));
            }
        });
        await FlashAsync(bench, sample);

        OnDevice(bench, () =>
        {
            SetStore store = new FileStore().Opened();
            Assert.AreEqual(SetStanding.Current, store.Standing);
            Assert.AreEqual(1, store.Generation);
            Assert.IsTrue(store.Trial.IsOn);
            Assert.IsFalse(store.Trial.CanGiveWay, "a set of an earlier life is none to give way to");
            CollectionAssert.AreEquivalent(
                BoxStore.Read(sample.Root).Copied.Select(copied => BoxStore.Drive + copied.File).ToArray(),
                Directory.GetFiles(bench.Device).Select(file => Path.GetFileName(file)).ToArray(),
                "what the earlier life left is gone after the first boot");
            Assert.IsTrue(StoredConfiguration.TryRead(store, out StoredConfiguration configuration, out string refusal), refusal);
            Assert.AreEqual(StoreSample.Node, configuration.Settings.Node);
            Assert.AreEqual(900, configuration.Policy.SlotSeconds);
            Assert.AreEqual("Workshop 2", UplinkEntry.ReadText(store, PartName.WifiName));
            Assert.AreEqual(StoreSample.Password, UplinkEntry.ReadText(store, PartName.WifiPassword));
            Assert.AreEqual("broker.example.org", UplinkEntry.ReadText(store, PartName.BrokerHost));
            Assert.IsNull(UplinkEntry.ReadText(store, PartName.BrokerPort), "a part without a file is none of the new set");
            foreach ((string entry, string file) in new[] { (PartName.Authorities, "ca-crt"), (PartName.Certificate, "box-crt"), (PartName.PrivateKey, "box-key") })
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
            foreach ((string name, string file) in BoxStore.Read(sample.Root).Copied.Where(copied => copied.Name != LockRecord.Entry))
            {
                bits += ForEachBit(file, () =>
                {
                    SetStore sets = new FileStore().Opened();
                    Assert.IsFalse(sets.IsRunning);
                    Assert.AreEqual(name + ": damaged; store it again", sets.Complaint);
                });
            }

            bits += ForEachBit(LockRecord.Entry + ".a", () =>
            {
                LockRecord record = new(new FileStore());
                record.Open();
                Assert.IsTrue(record.IsLocked, "a wrong bit opens nothing");
            });

            Assert.IsTrue(new FileStore().Opened().IsRunning);
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
    public async Task The_box_is_locked_and_what_unlocks_it_is_in_a_file_of_its_owner_beside_the_folder()
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
        string file = sample.Root + ".unlock-secret";
        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        string secret = File.ReadAllText(file);
        OnDevice(bench, () =>
        {
            FileStore store = new();
            LockRecord record = new(store);
            record.Open();
            Assert.IsTrue(record.IsLocked);
            Assert.AreEqual(secret, UplinkEntry.ReadText(store.Opened(), PartName.UnlockSecret));
        });

        // A box that is flashed again keeps it, and another box gets another one.
        await FlashAsync(bench, sample);
        Assert.AreEqual(secret, File.ReadAllText(file));
        using StoreSample other = new();
        using Bench otherBench = new("good");
        await FlashAsync(otherBench, other);
        Assert.AreNotEqual(secret, File.ReadAllText(other.Root + ".unlock-secret"));
    }

    [TestMethod]
    public void A_file_that_is_no_unlock_secret_or_that_others_can_read_is_refused_and_left_alone()
    {
        using StoreSample sample = new();
        string file = sample.Root + ".unlock-secret";
        foreach (string content in new[] { "", "secret", new string('A', 64), new string('0', 63), new string('0', 65) })
        {
            File.WriteAllText(file, content);
            FlashException refusal = Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(sample.Root));
            StringAssert.StartsWith(refusal.Message, file);
            Assert.Contains("allowed: the box's unlock secret, 64 digits of 0-9a-f", refusal.Message);
            Assert.AreEqual(content, File.ReadAllText(file));
        }

        if (!OperatingSystem.IsWindows())
        {
            File.WriteAllText(file, new string('0', 64));
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Contains("chmod 600", Assert.ThrowsExactly<FlashException>(() => BoxStore.Read(sample.Root)).Message);
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
        Assert.Contains("{\"DestinationFilePath\":\"I:\\\\box-key-1.a\",\"SourceFilePath\":", text);
        Assert.DoesNotContain(StoreSample.Password, text);
        Assert.DoesNotContain("PRIVATE", text);
    }

    [TestMethod]
    public void The_manifest_of_before_goes_first_and_the_new_one_comes_last()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        string list = Path.Combine(bench.Root, "list.json");
        BoxStore.Read(sample.Root).WriteList(list);
        using JsonDocument files = JsonDocument.Parse(File.ReadAllText(list));
        (string To, bool IsWritten)[] order = [.. files.RootElement.GetProperty("Files").EnumerateArray()
            .Select(file => (file.GetProperty("DestinationFilePath").GetString()![3..], file.TryGetProperty("SourceFilePath", out _)))];
        CollectionAssert.AreEqual(new[] { ("manifest.a", false), ("manifest.b", false) }, order[..2]);
        Assert.Contains(("factory-reset.a", false), order, "a reset that was begun");
        Assert.AreEqual(("manifest.a", true), order[^1]);
        Assert.HasCount(1, order.Where(file => file.To.StartsWith("manifest", StringComparison.Ordinal) && file.IsWritten));
        foreach ((string to, bool _) in order.Where(file => file.IsWritten))
        {
            Assert.Contains((to[..^1] + "b", false), order, $"{to} without the other bank gone");
        }
    }

    [TestMethod]
    public void Each_part_of_the_firmwares_table_is_told()
    {
        using StoreSample sample = new();
        File.WriteAllText(sample["broker-port"], "8883");
        string[] firmware = [.. Enumerable.Range(0, PartTable.Count).Select(part => PartTable.At(part).Name)];
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

    // Each bit of the header, and so many of the content that each look at a whole set stays affordable: the SHA-256 of a part is
    // as good at one bit as at another.
    private static int ForEachBit(string file, Action look)
    {
        const int HeaderBits = 16 * 8;
        const int ContentStep = 211;
        int bits = 0;
        string path = "I:\\" + file;
        byte[] bank = File.ReadAllBytes(path);
        for (int bit = 0; bit < bank.Length * 8; bit += bit < HeaderBits ? 1 : ContentStep, bits++)
        {
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
            File.WriteAllBytes(path, bank);
            look();
            bank[bit / 8] ^= (byte)(1 << (bit % 8));
        }

        File.WriteAllBytes(path, bank);
        return bits;
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
