using System.Globalization;
using System.Text;
using EdgeNode.Commissioning;
using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode provision --batch</c>: a table of boxes, first in the workshop, then at their sites.</summary>
[TestClass]
public class BatchTests
{
    private const string CountVariable = "EDGENODE_TEST_BATCH";
    private const int UsualCount = 5;

    [TestMethod]
    public async Task A_batch_is_prepared_in_the_workshop_and_its_boxes_are_locked_in_any_order_on_the_ladder()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        // Fifty take minutes, and run at night.
        int count = int.TryParse(Environment.GetEnvironmentVariable(CountVariable), CultureInfo.InvariantCulture, out int wanted) ? wanted : UsualCount;
        string[] nodes = [.. Enumerable.Range(1, count).Select(number => $"box-{number}")];
        MemoryStore[] stores = [.. nodes.Select(_ => new MemoryStore())];
        WriteTable(workshop, [.. nodes.Select((node, index) => $"{node};\"street {index}\"".Replace(" ", "-", StringComparison.Ordinal) + $";{52_520_000 + index}")]);
        using PulledCable cable = new();
        CommandResult prepared = await PlugInAsync(workshop, cable, stores, nodes, "prepared", ["--offline", "--broker-config", workshop.File("broker")]);
        Assert.AreEqual(0, prepared.ExitCode, prepared.Errors);
        Assert.Contains($"{count} boxes done, 0 failed, 0 done before.", prepared.Output);

        int[] order = [.. Enumerable.Range(0, count).Reverse()];
        CommandResult locked = await PlugInAsync(workshop, cable, [.. order.Select(index => stores[index])], [.. order.Select(index => nodes[index])], "prepared locked", workshop.Broker);
        Assert.AreEqual(0, locked.ExitCode, locked.Errors);
        foreach ((int index, string node) in nodes.Index())
        {
            Assert.AreEqual("prepared locked", workshop.States(node));
            Assert.Contains($"{node},street-{index},esp32-devkit-v1,0.1.0,", File.ReadAllText(workshop.Ledger));
        }

        Assert.AreEqual(count, workshop.LedgerLines().Select(line => line.Split(',')[5]).Distinct().Count());
        CommandResult again = await workshop.ProvisionAsync(cable.Address, "--batch", workshop.File("batch.csv"));
        Assert.AreEqual(0, again.ExitCode, again.Errors);
        Assert.Contains($"0 boxes done, 0 failed, {count} done before.", again.Output);
    }

    [TestMethod]
    public async Task Rows_with_ports_run_through_and_one_that_fails_keeps_no_other()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        using FastBox one = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using FastBox two = new(TcpServicePort.Open(0), new MemoryStore(), seed: 2);
        File.WriteAllText(workshop.File("batch.csv"), $"node\tport\nbox-1\t{one.Address}\nbox-2\t127.0.0.1:1\nbox-3\t{two.Address}\n");
        CommandResult result = await EdgeNodeCommand.RunAsync(
            "provision", "--batch", workshop.File("batch.csv"), "--site", workshop.SiteFile, "--passphrase-file", workshop.PassphraseFile, "--yes", "--offline");
        Assert.AreEqual(1, result.ExitCode, result.Errors);
        Assert.Contains("box-2: 127.0.0.1:1: Connection refused", result.Errors);
        Assert.AreEqual("prepared", workshop.States("box-1"));
        Assert.AreEqual("", workshop.States("box-2"));
        Assert.AreEqual("prepared", workshop.States("box-3"));
        Assert.Contains("2 boxes done, 1 failed, 0 done before.", result.Output);
    }

    [TestMethod]
    public async Task Rows_that_go_with_no_file_or_not_with_the_ledger_are_all_told_before_anything_is_done()
    {
        using Workshop? workshop = await Workshop.TryOpenAsync();
        if (workshop is null)
        {
            return;
        }

        LedgerLine line = new("box-1", "elsewhere", "esp32-devkit-v1", "0.1.0", "0a", new string('f', 64), "2026-12-01T09:00:00Z", "anna", LedgerState.Locked);
        new Ledger(workshop.Ledger).Append(line);
        File.WriteAllText(workshop.File("batch.csv"), "node,policy,url\nbox-1,,\nbox-2,none.txt,\nbox-3,,http://boxes.example\nbox-4,,\n");
        CommandResult result = await workshop.ProvisionAsync("/dev/no-such-port", "--batch", workshop.File("batch.csv"));
        string[] lines = result.Errors.TrimEnd('\n').Split('\n');
        Assert.AreEqual(2, result.ExitCode);
        Assert.HasCount(3, lines, result.Errors);
        Assert.Contains("batch.csv:2: node: found box-1 for market-square-3, which ", lines[0]);
        Assert.Contains("batch.csv:3: policy: ", lines[1]);
        Assert.Contains("batch.csv:4: url: found 'http://boxes.example'", lines[2]);
        Assert.HasCount(1, workshop.LedgerLines());
    }

    private static void WriteTable(Workshop workshop, string[] rows)
    {
        File.WriteAllText(workshop.File("batch.csv"), string.Join("\r\n", ["node;site;latitude", .. rows, "", ""]), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
    }

    // As a technician does it: the command runs, and one box after the other is at the cable until it is done.
    private static async Task<CommandResult> PlugInAsync(Workshop workshop, PulledCable cable, MemoryStore[] stores, string[] nodes, string states, string[] more)
    {
        using EdgeNodeCommand run = EdgeNodeCommand.Start(workshop.Line(cable.Address, ["--batch", workshop.File("batch.csv"), .. more]));
        foreach ((int index, string node) in nodes.Index())
        {
            using FastBox box = new(TcpServicePort.Open(0), stores[index], seed: (ulong)Array.IndexOf(nodes, node) + (ulong)(states.Length * 1000));
            cable.PlugInto(box.Address);
            await run.UntilAsync(() => workshop.States(node) == states || index == nodes.Length - 1);
            if (index == nodes.Length - 1)
            {
                return await run.EndAsync();
            }

            cable.PlugInto(null);
        }

        return await run.EndAsync();
    }
}
