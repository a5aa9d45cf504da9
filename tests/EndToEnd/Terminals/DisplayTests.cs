using EdgeNode.Audit.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What commands draw while they work, on terminals of all kinds. Behind a pipe they draw nothing, and a test there sees nothing.</summary>
[TestClass]
public class DisplayTests
{
    // Sentences are left to the terminal to break: whoever copies a command or a path out of one gets it whole.
    private static readonly string[] Sentences =
    [
        "Simulated ", "On the street ", "The city got ", "On the wire: ", "Open ", "The page for people: ", " summaries released, ",
        " claims stand, ", " mutants were killed, ", " programs are of these sources, ", "note: ",
    ];

    [TestMethod]
    public async Task The_demo_fits_each_terminal()
    {
        using TestFolder folder = new();
        await FitsAsync(0, "%", "demo", "--days", "1", "--out", folder.File("out"));
    }

    [TestMethod]
    public async Task A_run_on_a_broker_fits_each_terminal()
    {
        using TestFolder folder = new();
        await using OwnBroker broker = await OwnBroker.StartAsync(folder.File("certificates"));
        await FitsAsync(0, "%", ["simulate", "--days", "1", "--speed", "1000000", .. broker.Access("kx7q22")]);
    }

    [TestMethod]
    public async Task An_audit_fits_each_terminal_with_all_that_it_can_say()
    {
        // One claim falls, and says so in its table.
        using StandInTree tree = new("CounterTests.It_counts_up", "CounterTests.It_counts_down");
        using TestFolder folder = new();
        CommandResult built = await EdgeNodeCommand.RunAsync("audit", "--tree", tree.Root, "--out", folder.File("out"));
        Assert.AreEqual(1, built.ExitCode, built.Errors);
        await FitsAsync(1, "tests/Small", "audit", "--no-build", "--tree", tree.Root, "--out", folder.File("out"));
    }

    [TestMethod]
    public async Task Mutants_fit_a_narrow_terminal()
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        using StandInTree tree = new("CounterTests.It_counts_up");
        tree.Git("init", "-q");
        tree.Git("add", "-A");
        tree.Break("counts-by-two", "        return count + 2;", "CounterTests.It_counts_up");
        using TestFolder folder = new();
        Terminal terminal = new(40);
        (int exitCode, string sent) = await EdgeNodeCommand.RunOnAsync(terminal, "audit", "--mutants", "all", "--tree", tree.Root, "--out", folder.File("out"));
        Fits(terminal, exitCode, sent, 0);
        Assert.Contains("killed", sent);
    }

    [TestMethod]
    public void Lines_are_as_long_as_a_terminal_draws_them()
    {
        CollectionAssert.AreEqual(
            new[] { "abcde", "xbc", "ok", "" },
            TerminalLines.Of("\u001b[?25l\u001b[38;5;9mabc\u001b[0mde\r\nabc\rx\r\n\u001b[2Aok\r\n").ToArray());
    }

    private static async Task FitsAsync(int expected, string drawn, params string[] arguments)
    {
        if (!Terminal.IsThere())
        {
            return;
        }

        foreach (Terminal terminal in Terminal.All)
        {
            (int exitCode, string sent) = await EdgeNodeCommand.RunOnAsync(terminal, arguments);
            Fits(terminal, exitCode, sent, expected);
            bool isDumb = terminal.Type == "dumb";
            Assert.AreEqual(!isDumb, sent.Contains('\u001b'), $"{terminal}: control sequences");
            if (!isDumb)
            {
                Assert.Contains(drawn, sent, $"{terminal}: nothing was drawn");
            }

            if (!terminal.HasColour)
            {
                Assert.DoesNotContain("\u001b[38", sent, $"{terminal}: colour");
            }
        }
    }

    private static void Fits(Terminal terminal, int exitCode, string sent, int expected)
    {
        Assert.AreEqual(expected, exitCode, $"{terminal}: {sent}");
        Assert.DoesNotContain("Exception", sent);
        string[] tooWide = [.. terminal.TooWide(sent).Where(line => !Sentences.Any(line.Contains))];
        Assert.IsEmpty(tooWide, $"{terminal}: {string.Join('\n', tooWide)}");
    }
}
