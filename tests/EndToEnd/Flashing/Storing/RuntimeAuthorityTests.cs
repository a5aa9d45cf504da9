using EdgeNode.Esp32;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The certificates that the runtime keeps and trusts beside those of the store, whoever put them there.</summary>
[TestClass]
public class RuntimeAuthorityTests
{
    private const string RuntimeFile = BoxStore.Drive + "con_XB1_0.sys";

    [TestMethod]
    public async Task A_box_that_is_told_who_it_is_loses_them()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        Directory.CreateDirectory(bench.Device);
        string file = Path.Combine(bench.Device, RuntimeFile);
        File.WriteAllText(file, "XB1");
        Flasher flasher = new(bench.Nanoff, _ => CancellationToken.None);
        FlashRequest request = bench.Request("esp32-devkit-v1", isStock: true) with { Store = BoxStore.Read(sample.Root) };
        await flasher.RunAsync(request, _ => { }, CancellationToken.None);
        Assert.IsFalse(File.Exists(file));
    }

    [TestMethod]
    public void The_firmware_removes_the_same_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: a file cannot be named I:\\con_XB1_0.sys on Windows");
            return;
        }

        using Bench bench = new("good");
        Directory.CreateDirectory(bench.Device);
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = bench.Device;
        try
        {
            File.WriteAllText(RuntimeFile, "XB1");
            Assert.IsTrue(UplinkEntry.TryForgetRuntimeAuthorities());
            Assert.IsFalse(File.Exists(RuntimeFile));
            Assert.IsTrue(UplinkEntry.TryForgetRuntimeAuthorities(), "gone is gone");
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }
}
