namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode flash</c> draws, on terminals of all kinds.</summary>
[TestClass]
public class FlashDisplayTests
{
    // Left to the terminal to break, as a path in them is to be copied whole.
    private static readonly string[] Sentences = ["note: ", " written and verified.", "Label: ", "Next: "];

    [TestMethod]
    public async Task Flashing_fits_each_terminal()
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        foreach (Terminal terminal in Terminal.All)
        {
            using Bench bench = new("good");
            string[] flash = ["flash", "--board", "esp32-devkit-v1", "--port", "/dev/ttyUSB0", "--image", bench.Root, "--firmware", bench.Firmware, "--node", "kx7q22", "--url", "https://boxes.example/kx7q22", "--out", bench.Root];
            (int exitCode, string sent) = await terminal.RunAsync(
                "dotnet", [EdgeNodeCommand.File, .. flash], bench.Root + ":" + Environment.GetEnvironmentVariable("PATH"));
            Assert.AreEqual(0, exitCode, $"{terminal}: {sent}");
            Assert.DoesNotContain("   at ", sent);
            Assert.AreEqual(terminal.Type != "dumb", sent.Contains('\u001b'), $"{terminal}: control sequences");
            string[] tooWide = [.. terminal.TooWide(sent).Where(line => !Sentences.Any(line.Contains) && !line.EndsWith(" ...", StringComparison.Ordinal))];
            Assert.IsEmpty(tooWide, $"{terminal}: {string.Join('\n', tooWide)}");
        }
    }
}
