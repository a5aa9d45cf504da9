namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode flash</c> as a technician runs it.</summary>
[TestClass]
public class FlashCommandTests
{
    [TestMethod]
    [DataRow("esp32-devkit-v1", "ESP32_REV3", "0x1E0000")]
    [DataRow("esp32-devkit-v1-pir", "ESP32_REV3", "0x1E0000")]
    [DataRow("esp32-s3-devkitc", "ESP32_S3_OCTAL", "0x1B0000")]
    [DataRow("xiao-esp32-s3", "ESP32_S3_OCTAL", "0x1B0000")]
    [DataRow("esp32-c3-mini", "ESP32_C3", "0x1B0000")]
    [DataRow("esp32-c6-devkitc", "ESP32_C6_THREAD", "0x250000")]
    public async Task Dry_run_prints_the_commands_one_a_line_and_runs_none(string board, string target, string address)
    {
        using TestFolder nowhere = new();
        string[] common = ["flash", "--board", board, "--port", "COM7", "--firmware", "my app.bin", "--dry-run"];
        (int hardenedCode, string hardened, string hardenedErrors) = await EdgeNodeCommand.RunBesideAsync(nowhere.Root, [.. common, "--image", "image"]);
        Assert.AreEqual(0, hardenedCode, hardenedErrors);
        string runtime = Path.Combine("image", "nanoCLR.bin");
        Assert.AreEqual(
            $"""
            nanoff --platform esp32 --devicedetails --serialport COM7
            nanoff --target {target} --update --clrfile {runtime} --serialport COM7 --verbosity minimal
            nanoff --target {target} --deploy --image "my app.bin" --address {address} --serialport COM7

            """.ReplaceLineEndings("\n"),
            hardened);

        (int stockCode, string stock, string stockErrors) = await EdgeNodeCommand.RunBesideAsync(nowhere.Root, [.. common, "--stock"]);
        Assert.AreEqual(0, stockCode, stockErrors);
        Assert.AreEqual(
            $"""
            nanoff --platform esp32 --devicedetails --serialport COM7
            nanoff --update --target {target} --serialport COM7 --verbosity minimal
            nanoff --nanodevice --deploy --image "my app.bin" --serialport COM7
            nanoff --nanodevice --devicedetails --serialport COM7

            """.ReplaceLineEndings("\n"),
            stock);
    }

    [TestMethod]
    public async Task The_page_of_the_bench_shows_what_is_printed()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "bench.md")).ReplaceLineEndings("\n");
        using TestFolder nowhere = new();
        (_, string commands, _) = await EdgeNodeCommand.RunBesideAsync(
            nowhere.Root, "flash", "--board", "esp32-devkit-v1", "--image", "image", "--port", "/dev/ttyUSB0", "--dry-run", "--firmware", "firmware/Composition/bin/device/Release/EdgeNode.Firmware.bin");
        Assert.Contains(Indented(commands), page);
        using StoreSample sample = new();
        string[] told = ["flash", "--board", "esp32-devkit-v1", "--stock", "--store", sample.Root];
        (_, commands, _) = await EdgeNodeCommand.RunBesideAsync(
            nowhere.Root, [.. told, "--port", "/dev/ttyUSB0", "--dry-run", "--firmware", "firmware/Composition/bin/device/Release/EdgeNode.Firmware.bin"]);
        Assert.Contains(Indented(commands), page);

        using Bench benchBox = new("good");
        (_, string said, string notes) = await EdgeNodeCommand.RunBesideAsync(
            benchBox.Root, [.. told, "--firmware", benchBox.Firmware, "--url", "https://boxes.example.org/kx7q22", "--out", benchBox.Root]);
        Assert.Contains(Indented(notes + said.Replace(benchBox.Root, ".").Replace(sample.Root, "bench/store")), page);

        using Bench bench = new("good");
        (_, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(
            bench.Root, "flash", "--board", "esp32-devkit-v1", "--image", bench.Root, "--firmware", bench.Firmware, "--node", "kx7q22", "--url", "https://boxes.example.org/kx7q22", "--out", bench.Root);
        Assert.Contains(Indented(errors + output.Replace(bench.Root, ".")), page);
    }

    [TestMethod]
    public async Task A_flashed_box_gets_its_label_and_a_warning_about_the_stale_address()
    {
        using Bench bench = new("good");
        (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(bench.Root, [.. Flash(bench), "--image", bench.Root, "--node", "kx7q22", "--url", "https://boxes.example/kx7q22", "--out", bench.Root]);
        Assert.AreEqual(0, code, errors);
        Assert.Contains("esp32-devkit-v1 on /dev/ttyUSB0: hardened runtime and firmware written and verified.", output);
        Assert.Contains("0x1B0000 is wrong for ESP32_REV3 (nanoFramework/Home issue 1835); 0x1E0000 is given", errors);
        Assert.Contains("1/3 Looking which chip is there ...\n2/3 ", errors);
        Assert.IsTrue(File.Exists(Path.Combine(bench.Root, "label-kx7q22.svg")));
        Assert.IsTrue(File.Exists(Path.Combine(bench.Root, "label-kx7q22.png")));
    }

    [TestMethod]
    public async Task A_box_that_was_written_wrong_is_exit_code_1_and_has_no_label()
    {
        using Bench bench = new("stale-address");
        (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(bench.Root, [.. Flash(bench), "--image", bench.Root, "--node", "kx7q22", "--url", "https://boxes.example/kx7q22", "--out", bench.Root]);
        Assert.AreEqual(1, code, errors);
        Assert.AreEqual("", output);
        Assert.Contains("starts it from 0x1E0000", errors);
        Assert.Contains("flash it again", errors);
        Assert.IsEmpty(Directory.GetFiles(bench.Root, "label-*"));
    }

    [TestMethod]
    public async Task What_cannot_be_used_is_exit_code_2_and_changes_nothing()
    {
        using Bench bench = new("good");
        using Bench busy = new("busy");
        using TestFolder nowhere = new();
        string[] flash = Flash(bench);
        await RefusesAsync(nowhere.Root, [.. flash, "--stock"], "dotnet tool install -g nanoff");
        await RefusesAsync(busy.Root, [.. flash, "--stock"], "E4000", "dialout");
        await RefusesAsync(bench.Root, flash, "neither --stock nor --image");
        await RefusesAsync(bench.Root, [.. flash, "--stock", "--image", bench.Root], "one of them");
        await RefusesAsync(bench.Root, [.. flash, "--stock", "--node", "kx7q22"], "--url");
        await RefusesAsync(bench.Root, [.. flash, "--stock", "--node", "KX", "--url", "https://a.example"], "--node", "a-z0-9-");
        await RefusesAsync(bench.Root, [.. flash, "--stock", "--node", "kx", "--url", "http://a.example"], "--url", "https://");
        await RefusesAsync(bench.Root, ["flash", "--board", "nosuch", "--stock"], "nosuch", "esp32-c3-mini");
        await RefusesAsync(bench.Root, ["flash", "--stock"], "--board");
        await RefusesAsync(bench.Root, ["board", "nosuch"], "nosuch", "esp32-c3-mini");
        Assert.IsEmpty(bench.Calls);
    }

    [TestMethod]
    public async Task A_box_is_told_who_it_is_and_its_label_says_the_same()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        string[] told = [.. Flash(bench), "--stock", "--store", sample.Root];
        (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(bench.Root, [.. told, "--url", "https://boxes.example/kx7q22", "--out", bench.Root]);
        Assert.AreEqual(0, code, errors);
        Assert.Contains("3/5 Telling the box who it is ...", errors);
        Assert.Contains("It was told that it is kx7q22: settings, policy, wifi-name, wifi-password, broker-host, ca-crt, box-crt, box-key, unlock-secret.", output);
        Assert.DoesNotContain(StoreSample.Password, output + errors);
        Assert.IsTrue(File.Exists(Path.Combine(bench.Root, "label-kx7q22.svg")));

        using Bench idle = new("good");
        (int dry, string commands, errors) = await EdgeNodeCommand.RunBesideAsync(idle.Root, [.. told, "--dry-run"]);
        Assert.AreEqual(0, dry, errors);
        Assert.Contains("nanoff --filedeployment FILES.json --serialport /dev/ttyUSB0\n", commands);
        Assert.IsEmpty(idle.Calls);
    }

    [TestMethod]
    public async Task What_a_box_cannot_be_told_is_exit_code_2_and_changes_nothing()
    {
        using StoreSample sample = new();
        using Bench bench = new("good");
        string[] told = [.. Flash(bench), "--store", sample.Root];
        await RefusesAsync(bench.Root, [.. told, "--image", bench.Root], "takes no files over the cable", "--stock --store first");
        await RefusesAsync(bench.Root, [.. told, "--stock", "--node", "other", "--url", "https://a.example"], "found 'other'; allowed: 'kx7q22'");
        File.Delete(sample["policy"]);
        await RefusesAsync(bench.Root, [.. told, "--stock"], "policy: the file is not there");
        await RefusesAsync(bench.Root, [.. told, "--stock", "--dry-run"], "policy: the file is not there");
        Assert.IsEmpty(bench.Calls);
    }

    [TestMethod]
    public async Task Ctrl_C_ends_nanoff_too()
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: the signal of Ctrl-C cannot be sent to one process on Windows");
            return;
        }

        using Bench bench = new("hang");
        using EdgeNodeCommand command = EdgeNodeCommand.Start([.. Flash(bench), "--stock"], bench.Root);
        await command.UntilAsync(() => bench.Calls.Length == 2);
        command.Interrupt();
        (int code, _, string errors) = await command.EndAsync();
        Assert.AreEqual(130, code, errors);
        Assert.Contains("flash it again", errors);
        Assert.IsFalse(bench.IsNanoffRunning());
    }

    private static string[] Flash(Bench bench)
    {
        return ["flash", "--board", "esp32-devkit-v1", "--port", "/dev/ttyUSB0", "--firmware", bench.Firmware];
    }

    private static string Indented(string text)
    {
        return string.Concat(text.TrimEnd('\n').Split('\n').Select(line => $"    {line}\n"));
    }

    private static async Task RefusesAsync(string toolFolder, string[] arguments, params string[] named)
    {
        (int code, string output, string errors) = await EdgeNodeCommand.RunBesideAsync(toolFolder, arguments);
        Assert.AreEqual(2, code, errors);
        Assert.AreEqual("", output);
        foreach (string word in named)
        {
            Assert.Contains(word, errors);
        }

        Assert.DoesNotContain("   at ", errors);
    }
}
