using CliWrap;
using CliWrap.Buffered;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Names that a shell, nanoff or a terminal would read something into, and ports as systems list them.</summary>
[TestClass]
public class FlashNameTests
{
    [TestMethod]
    [DataRow("--port", "--masserase")]
    [DataRow("--port", "-x")]
    [DataRow("--port", "/dev/tty\nrm -rf x")]
    [DataRow("--port", "/dev/tty\u001b]0;title\u0007")]
    [DataRow("--port", "/dev/tty\u009b31m")]
    [DataRow("--port", "/dev/\u202eBSUytt")]
    [DataRow("--firmware", "--masserase")]
    [DataRow("--firmware", "a\rb")]
    [DataRow("--image", "-i")]
    [DataRow("--image", "a\u200bb")]
    public async Task A_name_that_could_be_an_option_or_more_than_a_name_is_refused(string option, string name)
    {
        using Bench bench = new("good");
        foreach (bool isDryRun in new[] { false, true })
        {
            List<string> arguments = ["flash", "--board", "esp32-devkit-v1", option + "=" + name];
            arguments.AddRange(option == "--image" ? [] : ["--stock"]);
            arguments.AddRange(option == "--port" ? [] : ["--port", "/dev/ttyUSB0"]);
            arguments.AddRange(option == "--firmware" ? [] : ["--firmware", bench.Firmware]);
            arguments.AddRange(isDryRun ? ["--dry-run"] : []);
            (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(bench.Root, [.. arguments]);
            Assert.AreEqual(2, code, errors);
            Assert.AreEqual("", output);
            Assert.StartsWith($"edgenode: {option}: found '", errors);
            Assert.HasCount(1, errors.TrimEnd('\n').Split('\n'), errors);
            Assert.IsFalse(errors.TrimEnd('\n').Any(letter => letter is < ' ' or > '~'), "a terminal would obey");
        }

        Assert.IsEmpty(bench.Calls);
    }

    [TestMethod]
    [DataRow("my app.bin")]
    [DataRow("$(touch made).bin")]
    [DataRow("`touch made`.bin")]
    [DataRow("a'; touch made; '.bin")]
    [DataRow("a\"; touch made; \".bin")]
    [DataRow("a$HOME!!*?[x]{y}|&<>;#.bin")]
    [DataRow("back\\slash.bin")]
    [DataRow("~.bin")]
    [DataRow("K\u00f6ln.bin")]
    public async Task What_dry_run_prints_is_safe_to_paste_and_says_the_same(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: pasted into a Unix shell");
            return;
        }

        using TestFolder folder = new();
        (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(
            folder.Root, "flash", "--board", "esp32-devkit-v1", "--stock", "--port", "/dev/ttyUSB0", "--dry-run", "--firmware", name);
        Assert.AreEqual(0, code, errors);
        BufferedCommandResult pasted = await new Command("/bin/sh")
            .WithArguments(["-c", $"nanoff() {{ printf '[%s]' \"$@\"; echo; }}\n{output}"])
            .WithWorkingDirectory(folder.Root)
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        Assert.AreEqual("", pasted.StandardError);
        Assert.Contains($"[--image][{name}]", pasted.StandardOutput);
        Assert.IsEmpty(Directory.GetFiles(folder.Root));
    }

    [TestMethod]
    public async Task Of_a_port_that_macOS_has_twice_the_one_that_opens_at_once_is_taken()
    {
        using Bench mac = new("mac");
        Assert.AreEqual("/dev/cu.usbserial-0001", await SerialPorts.FindOnlyAsync(mac.Nanoff, CancellationToken.None));
        using Bench two = new("mac-two");
        FlashException several = await Assert.ThrowsExactlyAsync<FlashException>(() => SerialPorts.FindOnlyAsync(two.Nanoff, CancellationToken.None));
        Assert.EndsWith("found 2 serial ports; name one with --port: /dev/cu.usbmodem1, /dev/cu.usbserial-0001", several.Message);
    }

    [TestMethod]
    public async Task A_store_that_never_ends_or_is_huge_is_one_line()
    {
        if (!OperatingSystem.IsLinux())
        {
            Console.WriteLine("skipped: /dev/zero and pipes with names are Linux's");
            return;
        }

        foreach (string entry in new[] { "settings", "policy", "ca-crt" })
        {
            foreach (string make in new[] { "ln -s /dev/zero", "mkfifo", "truncate -s 3G" })
            {
                using StoreSample sample = new();
                using TestFolder nowhere = new();
                File.Delete(sample[entry]);
                await new Command("/bin/sh").WithArguments(["-c", $"{make} \"$0\"", sample[entry]]).ExecuteAsync();
                (int code, _, string errors) = await EdgeNodeCommand.RunBesideAsync(
                    nowhere.Root, "flash", "--board", "esp32-devkit-v1", "--stock", "--store", sample.Root, "--port", "/dev/ttyUSB0", "--dry-run");
                Assert.AreEqual(2, code, errors);
                Assert.StartsWith($"edgenode: --store: {sample[entry]}: found ", errors);
                Assert.HasCount(1, errors.TrimEnd('\n').Split('\n'), errors);
            }
        }
    }
}
