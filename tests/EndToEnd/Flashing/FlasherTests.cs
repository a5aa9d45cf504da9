using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

[TestClass]
public class FlasherTests
{
    private const string Classic = "esp32-devkit-v1";

    [TestMethod]
    public async Task The_hardened_way_gives_the_boards_own_address_in_a_call_of_its_own()
    {
        using Bench bench = new("good");
        await FlashAsync(bench, Classic, isStock: false);
        string[] expected =
        [
            "--platform esp32 --devicedetails --serialport /dev/ttyUSB0",
            "--target ESP32_REV3 --update --clrfile nanoCLR.bin --serialport /dev/ttyUSB0 --verbosity minimal",
            "--target ESP32_REV3 --deploy --image EdgeNode.Firmware.bin --address 0x1E0000 --serialport /dev/ttyUSB0",
        ];
        CollectionAssert.AreEqual(expected, bench.Calls);
    }

    [TestMethod]
    public async Task The_stock_way_hands_the_firmware_to_the_runtime_and_asks_it_back()
    {
        using Bench bench = new("good");
        await FlashAsync(bench, Classic, isStock: true);
        string[] expected =
        [
            "--platform esp32 --devicedetails --serialport /dev/ttyUSB0",
            "--update --target ESP32_REV3 --serialport /dev/ttyUSB0 --verbosity minimal",
            "--nanodevice --deploy --image EdgeNode.Firmware.bin --serialport /dev/ttyUSB0",
            "--nanodevice --devicedetails --serialport /dev/ttyUSB0",
        ];
        CollectionAssert.AreEqual(expected, bench.Calls);
    }

    [TestMethod]
    [DataRow("esp32-s3-devkitc", "s3")]
    [DataRow("xiao-esp32-s3", "s3")]
    [DataRow("esp32-c3-mini", "c3")]
    [DataRow("esp32-c6-devkitc", "c6")]
    public async Task Each_chip_is_recognised(string board, string scenario)
    {
        using Bench bench = new(scenario);
        await FlashAsync(bench, board, isStock: false);
        Assert.HasCount(3, bench.Calls);
    }

    [TestMethod]
    [DataRow("busy", "E4000", "the port cannot be opened")]
    [DataRow("no-runtime", "nanoff needs the .NET 8 runtime", "--allow-roll-forward")]
    [DataRow("held", "E6002", "another nanoFramework program")]
    [DataRow("c6", "found chip ESP32-C6; allowed: ESP32,", "esp32-devkit-v1")]
    [DataRow("s3", "found chip ESP32-S3; allowed: ESP32,", "esp32-devkit-v1")]
    [DataRow("old-chip", "found chip revision 1; allowed: 3 or later", "ESP32_REV3")]
    [DataRow("large-flash", "found 8 MB of flash; allowed: 4 MB", "esp32-devkit-v1")]
    public async Task What_does_not_fit_is_refused_before_anything_is_written(string scenario, string said, string also)
    {
        using Bench bench = new(scenario);
        FlashException refusal = await RefusedAsync(bench, Classic, isStock: false);
        Assert.Contains(said, refusal.Message);
        Assert.Contains(also, refusal.Message);
        Assert.IsFalse(refusal.HasWritten);
        Assert.HasCount(1, bench.Calls);
    }

    [TestMethod]
    [DataRow("lost", false, 2, "E4003: the flash could not be written")]
    [DataRow("no-network", false, 2, "E9007: the image could not be downloaded")]
    [DataRow("stale-address", false, 3, "nanoff wrote the firmware to 0x1B0000; esp32-devkit-v1 starts it from 0x1E0000")]
    [DataRow("unverified", false, 3, "nanoff did not verify what it wrote")]
    [DataRow("silent-runtime", true, 3, "E2001: the runtime on the box does not answer")]
    [DataRow("refused", true, 3, "E2002: the runtime on the box did not take it")]
    [DataRow("empty-box", true, 4, "the box does not list EdgeNode.Firmware among its assemblies")]
    public async Task A_step_that_went_wrong_ends_it_there(string scenario, bool isStock, int calls, string said)
    {
        using Bench bench = new(scenario);
        FlashException failure = await RefusedAsync(bench, Classic, isStock);
        Assert.Contains(said, failure.Message);
        Assert.IsTrue(failure.HasWritten);
        Assert.HasCount(calls, bench.Calls);
    }

    [TestMethod]
    public async Task A_nanoff_that_comes_to_no_end_is_ended_by_its_id()
    {
        using Bench bench = new("hang-deploy");
        using CancellationTokenSource limit = new();
        Flasher flasher = new(bench.Nanoff, _ => limit.Token);

        // The limit strikes half way: once the bar has moved.
        void Watch(FlashProgress progress)
        {
            if (progress is { Step: FlashStep.WriteApplication, Line: { } line } && line.StartsWith("Flashing", StringComparison.Ordinal))
            {
                limit.Cancel();
            }
        }

        FlashException failure = await Assert.ThrowsExactlyAsync<FlashException>(
            () => flasher.RunAsync(bench.Request(Classic, isStock: false), Watch, CancellationToken.None));
        Assert.Contains("came to no end", failure.Message);
        Assert.IsTrue(failure.HasWritten);
        Assert.IsFalse(bench.IsNanoffRunning());
    }

    [TestMethod]
    public async Task A_progress_bar_is_seen_line_by_line()
    {
        using Bench bench = new("good");
        List<string> lines = [];
        Flasher flasher = new(bench.Nanoff, _ => CancellationToken.None);
        await flasher.RunAsync(bench.Request(Classic, isStock: false), progress => lines.Add(progress.Line ?? $"{progress.Number}/{progress.Total}"), CancellationToken.None);
        CollectionAssert.IsSubsetOf(new[] { "1/3", "2/3", "3/3", "0x001E8000 [==================] 100.0%", "Hash of data verified." }, lines);
    }

    [TestMethod]
    public async Task The_only_port_with_a_board_is_found_and_several_are_listed()
    {
        using Bench one = new("good");
        Assert.AreEqual("/dev/ttyUSB0", await SerialPorts.FindOnlyAsync(one.Nanoff, CancellationToken.None));
        using Bench none = new("no-port");
        FlashException missing = await Assert.ThrowsExactlyAsync<FlashException>(() => SerialPorts.FindOnlyAsync(none.Nanoff, CancellationToken.None));
        Assert.Contains("no serial port", missing.Message);
        using Bench two = new("two-ports");
        FlashException several = await Assert.ThrowsExactlyAsync<FlashException>(() => SerialPorts.FindOnlyAsync(two.Nanoff, CancellationToken.None));
        Assert.Contains("/dev/ttyACM0, /dev/ttyUSB0", several.Message);
        using Bench broken = new("no-runtime");
        FlashException mute = await Assert.ThrowsExactlyAsync<FlashException>(() => SerialPorts.FindOnlyAsync(broken.Nanoff, CancellationToken.None));
        Assert.Contains(".NET 8", mute.Message);
    }

    [TestMethod]
    public async Task Files_are_looked_at_before_nanoff_is_called()
    {
        using Bench bench = new("good");
        File.WriteAllBytes(bench.Firmware, new byte[(1792 * 1024) + 1]);
        Assert.Contains("at most 1792 KB", (await RefusedAsync(bench, Classic, isStock: true)).Message);
        File.WriteAllBytes(bench.Firmware, []);
        Assert.Contains("is empty", (await RefusedAsync(bench, Classic, isStock: true)).Message);
        File.Delete(bench.Firmware);
        Assert.Contains("is not there", (await RefusedAsync(bench, Classic, isStock: true)).Message);
        bench.WriteFirmware("esp32-devkit-v1-pir", "my-esp32-devkit-v1", "xiao-esp32-s3");
        Assert.EndsWith(
            "found no firmware for esp32-devkit-v1; allowed: one that was built with -p:Board=esp32-devkit-v1",
            (await RefusedAsync(bench, Classic, isStock: true)).Message);
        bench.WriteFirmware(Classic);
        File.Delete(bench.Runtime);
        Assert.Contains("nanoCLR.bin: the runtime image is not there", (await RefusedAsync(bench, Classic, isStock: false)).Message);
        Assert.IsEmpty(bench.Calls);
    }

    private static Task FlashAsync(Bench bench, string board, bool isStock)
    {
        Flasher flasher = new(bench.Nanoff, _ => CancellationToken.None);
        return flasher.RunAsync(bench.Request(board, isStock), _ => { }, CancellationToken.None);
    }

    private static Task<FlashException> RefusedAsync(Bench bench, string board, bool isStock)
    {
        return Assert.ThrowsExactlyAsync<FlashException>(() => FlashAsync(bench, board, isStock));
    }
}
