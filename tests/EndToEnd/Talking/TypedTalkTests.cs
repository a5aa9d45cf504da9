using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Somebody at a terminal who talks to a box with <c>edgenode console</c>.</summary>
[TestClass]
public class TypedTalkTests
{
    private const string Up = "\u001b[A";

    private static readonly Terminal Wide = new(80);

    [TestMethod]
    public async Task A_person_completes_calls_back_and_sees_no_secret()
    {
        if (!ServedBox.IsThere() || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using Person person = Person.Start(Wide, "console", "--port", box.Address);
        await person.SeeAsync("esp32-devkit-v1 with firmware 0.1.0 at ");
        await person.SeeAsync("> ");
        await person.TypeAsync("vers\t\r");
        await person.SeeAsync("board: esp32-devkit-v1");
        await person.TypeAsync("se\tno\tKx\r");
        await person.SeeAsync("error value node: found Kx; allowed: 1 to 16 of a-z0-9-");
        await person.TypeAsync(Up + "\u0017lamp-7\r");
        await person.SeeAsync("ok");
        await person.TypeAsync("set wifi-password correct horse battery\r");
        await person.SeeAsync("set wifi-password *********************");
        await person.SeeAsync("ok");

        // The line before the one with the secret comes, and not that one.
        await person.TypeAsync(Up + "\r");
        await person.SeeAsync("> set node lamp-7\r\n");
        await person.SeeAsync("ok");
        await person.TypeAsync("policy \t");
        await person.TypeAsync("\t");
        await person.SeeAsync("policy show  policy set");
        await person.TypeAsync("x\u0003");
        await person.SeeAsync("^C");
        await person.TypeAsync("exit\r");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
        Assert.DoesNotContain("correct horse", person.Screen);
    }

    [TestMethod]
    [DataRow("xterm-256color")]
    [DataRow("dumb")]
    public async Task What_is_pasted_is_shown_whole_and_a_secret_with_a_space_too_many_is_not(string type)
    {
        if (!ServedBox.IsThere() || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using Person person = Person.Start(new Terminal(80, type), "console", "--port", box.Address);
        await person.SeeAsync("> ");
        await person.TypeAsync("set node lamp-7");
        await person.SeeAsync("set node lamp-7");
        await person.TypeAsync("\r");
        await person.SeeAsync("ok");
        await person.TypeAsync("set  wifi-password correct horse battery\r");
        await person.SeeAsync("set  wifi-password *********************");
        await person.SeeAsync("error no-setting ");

        // The line before the one with the secret comes.
        await person.TypeAsync(Up + "\r");
        await person.SeeAsync("set node lamp-7\r\n");
        await person.SeeAsync("ok");
        await person.TypeAsync("exit\r");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
        Assert.DoesNotContain("correct horse", person.Screen);
    }

    [TestMethod]
    public async Task A_document_is_typed_abandoned_and_sent_from_a_file()
    {
        if (!ServedBox.IsThere() || !Terminal.IsThere())
        {
            return;
        }

        using TestFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("policy.txt"), SourceTree.Policy("market-square.txt"));
        using FastBox box = new();
        box.Disconnect();
        using Person person = Person.Start(Wide, "console", "--port", box.Address);
        await person.SeeAsync("> ");
        await person.TypeAsync("ca add\r");
        await person.SeeAsync("ok send lines, end with a line that is a full stop");
        await person.TypeAsync("nothing\r.\r");
        await person.SeeAsync("error no-certificate ");
        await person.TypeAsync("ca add\rnothing\r");
        await person.SeeAsync(". nothing\r\n");

        // Before the next prompt Ctrl-C ends the command: it waits for the box then.
        await person.SeeAsync(". ");
        await person.TypeAsync("\u0003");
        await person.SeeAsync("The document is forgotten.");
        await person.TypeAsync("version\r");
        await person.SeeAsync("board: esp32-devkit-v1");
        await person.TypeAsync($"policy set < {folder.File("policy.txt")}\r");
        await person.SeeAsync("\r\nok");
        await person.TypeAsync("show\r");
        await person.SeeAsync("policy: 919 bytes");
        await person.TypeAsync("\u0004");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
    }

    [TestMethod]
    public async Task A_restart_is_seen_and_a_pulled_cable_is_waited_for()
    {
        if (!ServedBox.IsThere() || !Terminal.IsThere())
        {
            return;
        }

        using TestFolder folder = new();
        string link = folder.File("port");
        MemoryStore store = new();
        FastBox first = new(PseudoTerminalPort.Open(), store, seed: 7);
        File.CreateSymbolicLink(link, first.Address);
        using Person person = Person.Start(Wide, "console", "--port", link);
        await person.SeeAsync("> ");
        await person.TypeAsync("set site square\rfactory-reset yes\r");
        await person.SeeAsync("ok");
        await person.SeeAsync("\r\nok");
        await person.TypeAsync("show\r");
        await person.SeeAsync("site: (missing)");
        first.Dispose();
        await person.SeeAsync("the cable was pulled, or the port is no longer there; waiting for it");
        FastBox second = new(PseudoTerminalPort.Open(), store, seed: 7);
        File.Delete(link);
        File.CreateSymbolicLink(link, second.Address);
        await person.SeeAsync(" again.");

        // At once, while the command asks the box for its words.
        second.Dispose();
        await person.SeeAsync("the cable was pulled, or the port is no longer there; waiting for it");
        using FastBox third = new(PseudoTerminalPort.Open(), store, seed: 7);
        File.Delete(link);
        File.CreateSymbolicLink(link, third.Address);
        await person.SeeAsync(" again.");
        await person.TypeAsync("version\r");
        await person.SeeAsync("board: esp32-devkit-v1");
        await person.TypeAsync("\u0003");
        Assert.AreEqual(130, await person.EndAsync(), person.Screen);
    }

    [TestMethod]
    public async Task A_locked_box_is_opened_with_its_secret_from_a_file()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null || !Terminal.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        CommandResult provisioned = await workshop.ProvisionAsync(box.Address, "--node", "kx7q22", "--broker-config", workshop.File("broker"));
        Assert.AreEqual(0, provisioned.ExitCode, provisioned.Errors);
        string secret = workshop.File(Path.Combine("secrets", "kx7q22.unlock-secret"));
        using Person person = Person.Start(Wide, "console", "--port", box.Address);
        await person.SeeAsync("> ");
        await person.TypeAsync("show\r");
        await person.SeeAsync("error locked ");
        await person.TypeAsync($"unl\t < {secret}\r");
        await person.SeeAsync("ok");
        await person.TypeAsync("status\r");
        await person.SeeAsync("lock: open");
        await person.TypeAsync("exit\r");
        Assert.AreEqual(0, await person.EndAsync(), person.Screen);
        Assert.DoesNotContain(await File.ReadAllTextAsync(secret), person.Screen);
    }
}
