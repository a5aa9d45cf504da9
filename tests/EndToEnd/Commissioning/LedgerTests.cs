using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The workshop's ledger: whole lines, each outcome once, nothing that a spreadsheet would run.</summary>
[TestClass]
public class LedgerTests
{
    private static readonly LedgerLine Line = new("kx7q22", "square", "esp32-devkit-v1", "0.1.0", "0a", new string('f', 64), "2026-12-01T09:00:00Z", "anna", LedgerState.Prepared);

    [TestMethod]
    public void The_same_outcome_is_written_once_and_another_after_it()
    {
        using TestFolder folder = new();
        Ledger ledger = new(folder.File("ledger.csv"));
        Assert.IsTrue(ledger.Append(Line));
        Assert.IsFalse(ledger.Append(Line with { Time = "2026-12-02T09:00:00Z", Who = "bert" }));
        Assert.IsTrue(ledger.Append(Line with { State = LedgerState.Locked }));
        Assert.IsTrue(ledger.Append(Line with { Node = "other" }));
        CollectionAssert.AreEqual(new[] { "prepared", "locked", "prepared" }, ledger.Read().Select(line => line.State).ToArray());
        Assert.AreEqual("locked", ledger.LastOf("kx7q22")!.State);
        Assert.StartsWith("node,site,board,firmware,serial,fingerprint,time,who,state\r\nkx7q22,square,", File.ReadAllText(ledger.Path));
    }

    [TestMethod]
    [DataRow("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\"")]
    [DataRow("+1", "'+1")]
    [DataRow("-1+2", "'-1+2")]
    [DataRow("@sum", "'@sum")]
    [DataRow("\t=1", "' =1")]
    [DataRow("Anna, \"the\" first\n=1", "\"Anna, \"\"the\"\" first =1\"")]
    [DataRow("\uff1d1", "'\uff1d1")]
    [DataRow("Anna", "Anna")]
    public void Whoever_it_was_the_cell_is_text(string who, string written)
    {
        using TestFolder folder = new();
        Ledger ledger = new(folder.File("ledger.csv"));
        ledger.Append(Line with { Who = who });
        Assert.Contains($",{written},prepared\r\n", File.ReadAllText(ledger.Path));
        Assert.HasCount(1, ledger.Read());
        Assert.AreEqual(string.Concat(who.Select(letter => char.IsControl(letter) ? ' ' : letter)), ledger.Read()[0].Who);
    }

    [TestMethod]
    public void Two_at_once_both_get_all_their_lines()
    {
        using TestFolder folder = new();
        const int Count = 100;
        Parallel.For(0, 4, writer =>
        {
            Ledger ledger = new(folder.File("ledger.csv"));
            for (int number = 0; number < Count; number++)
            {
                Assert.IsTrue(ledger.Append(Line with { Node = $"n{writer}-{number}" }));
                ledger.LastOf("n0-0");
            }
        });
        Assert.AreEqual(4 * Count, new Ledger(folder.File("ledger.csv")).Read().Select(line => line.Node).Distinct().Count());
    }

    [TestMethod]
    [DataRow("kx7q22,squ", 0)]
    [DataRow("a,b,c,d,e,f,g,h,locked", 1)]
    public void Half_a_line_of_a_crash_goes_and_a_whole_one_without_its_end_stays(string last, int kept)
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("ledger.csv"), $"node,site,board,firmware,serial,fingerprint,time,who,state\r\n{last}");
        Ledger ledger = new(folder.File("ledger.csv"));
        ledger.Append(Line);
        Assert.HasCount(kept + 1, ledger.Read());
        Assert.EndsWith("prepared\r\n", File.ReadAllText(ledger.Path));
    }

    [TestMethod]
    public void Somebody_elses_file_is_left_as_it_is()
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("notes.csv"), "name,phone\r\nanna,1\r\n");
        Ledger ledger = new(folder.File("notes.csv"));
        Assert.Contains("found something else; allowed: a ledger of this command", Assert.ThrowsExactly<PlanException>(ledger.RequireWritable).Message);
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("found more than ", Assert.ThrowsExactly<PlanException>(new Ledger("/dev/zero").RequireWritable).Message);
        }

        Assert.ThrowsExactly<StepException>(() => ledger.Append(Line));
        Assert.AreEqual("name,phone\r\nanna,1\r\n", File.ReadAllText(ledger.Path));
    }

    [TestMethod]
    public async Task A_full_disk_leaves_whole_lines_and_a_batch_stops_there_and_goes_on_later()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null || !OperatingSystem.IsLinux())
        {
            return;
        }

        // The shell's limit on the size of a file stands for a full disk: the write that passes it fails in its middle.
        using FastBox one = new(Virtual.TcpServicePort.Open(0), new Virtual.MemoryStore(), seed: 1);
        using FastBox two = new(Virtual.TcpServicePort.Open(0), new Virtual.MemoryStore(), seed: 2);
        using FastBox three = new(Virtual.TcpServicePort.Open(0), new Virtual.MemoryStore(), seed: 3);
        File.WriteAllText(workshop.File("batch.csv"), $"node,port\nbox-1,{one.Address}\nbox-2,{two.Address}\nbox-3,{three.Address}\n");
        Ledger ledger = new(workshop.Ledger);
        FillBut(ledger, 64 * 1024, left: 300);

        string[] arguments = ["provision", "--batch", workshop.File("batch.csv"), "--site", workshop.SiteFile, "--passphrase-file", workshop.PassphraseFile, "--yes", "--offline"];
        int before = workshop.LedgerLines().Length;
        using EdgeNodeCommand full = EdgeNodeCommand.StartShell("trap '' XFSZ; export DOTNET_EnableWriteXorExecute=0; ulimit -f 64; exec \"$@\"", arguments);
        CommandResult stopped = await full.EndAsync();
        Assert.AreEqual(1, stopped.ExitCode, stopped.Errors);
        Assert.Contains("the ledger takes no line", stopped.Errors);
        Assert.Contains("not begun", stopped.Output);
        Assert.AreEqual("prepared", workshop.States("box-1"), stopped.Errors);
        Assert.HasCount(before + 1, workshop.LedgerLines());
        Assert.EndsWith("\r\n", File.ReadAllText(workshop.Ledger));
        CommandResult later = await EdgeNodeCommand.RunAsync(arguments);
        Assert.AreEqual(0, later.ExitCode, later.Errors);
        Assert.Contains("2 boxes done, 0 failed, 1 done before.", later.Output);
    }

    // With lines of other boxes, the last of which is as long as it has to be.
    private static void FillBut(Ledger ledger, int most, int left)
    {
        int number = 10_000;
        long length = 0;
        long one = 0;
        while (most - left - length > 2 * one)
        {
            ledger.Append(Line with { Node = $"x{number++}" });
            one = length == 0 ? 0 : new FileInfo(ledger.Path).Length - length;
            length = new FileInfo(ledger.Path).Length;
        }

        ledger.Append(Line with { Node = $"x{number}", Who = new string('w', (int)(most - left - length - one) + Line.Who.Length) });
        Assert.AreEqual(most - left, new FileInfo(ledger.Path).Length);
    }
}
