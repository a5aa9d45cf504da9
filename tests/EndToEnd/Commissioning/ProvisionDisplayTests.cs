using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What <c>edgenode provision</c> draws, on terminals of all kinds.</summary>
[TestClass]
public class ProvisionDisplayTests
{
    [TestMethod]
    public async Task The_steps_fit_each_terminal()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        foreach ((int index, Terminal terminal) in Terminal.All.Index())
        {
            using FastBox box = new(PseudoTerminalPort.Open(), new MemoryStore(), (ulong)index);
            (int exitCode, string sent) = await EdgeNodeCommand.RunOnAsync(terminal, workshop.Line(box.Address, "--node", $"box-{index}", "--offline"));
            Assert.AreEqual(0, exitCode, $"{terminal}: {sent}");
            Assert.Contains("is prepared.", sent);
            bool isDumb = terminal.Type == "dumb";
            Assert.AreEqual(!isDumb, sent.Contains('\u001b'), $"{terminal}: control sequences");
            Assert.AreEqual(!isDumb, sent.Contains("\u2713 certificate"), $"{terminal}: marks");
            if (!terminal.HasColour)
            {
                Assert.DoesNotContain("\u001b[3", sent, $"{terminal}: colour");
            }

            // A path or a fingerprint stays whole, so that it can be copied, and so do the last sentences.
            string[] tooWide = [.. isDumb ? [] : terminal.TooWide(sent).Where(line => line.Trim().Contains(' ') && !line.Contains(". At its site: ") && !line.StartsWith("What unlocks") && !line.StartsWith("Label: "))];
            Assert.IsEmpty(tooWide, $"{terminal}: {string.Join('\n', tooWide)}");
        }
    }

    [TestMethod]
    public async Task Behind_a_pipe_there_are_plain_lines_and_quiet_prints_nothing()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        CommandResult piped = await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--offline");
        Assert.DoesNotContain('\u001b', piped.Errors);
        Assert.StartsWith("look: a new box, esp32-devkit-v1, firmware 0.1.0\nsettings: 10 told\n", piped.Errors);
        CommandResult quiet = await workshop.ProvisionAsync(box.Address, "--offline", "--quiet");
        Assert.AreEqual("", quiet.Errors + quiet.Output);
        Assert.AreEqual(0, quiet.ExitCode);
    }
}
