using EdgeNode.Virtual;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Whatever breaks off at whatever line: the work goes on, and each box is locked once.</summary>
[TestClass]
public class ResumeTests
{
    private const string Node = "kx7q22";

    // All that is told in a run that nothing breaks off, each kind of line once.
    private static readonly string[] Lines =
    [
        "version", "status", "policy show", "ca list", "show", "set tenant ", "set node ", "set broker-port ", "set wifi-password ", "set wifi-name ",
        "set unlock-secret ", "policy set", "number 1", "ca add", "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----", ".", "csr", "cert", "commit", "test", "lock",
    ];

    [TestMethod]
    [DataRow("before")]
    [DataRow("after")]
    public async Task A_cable_that_is_pulled_at_each_line_in_turn_goes_on_when_it_is_back(string moment)
    {
        PulledCable.Pull pull = PullAt(moment);
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        List<string> left = [.. Lines];
        cable.PullAt(line => left.RemoveAll(start => line.StartsWith(start, StringComparison.Ordinal)) > 0 ? pull : PulledCable.Pull.No);
        CommandResult result = await workshop.ProvisionAsync(cable.Address, ["--node", Node, "--broker-config", workshop.File("broker"), .. workshop.Broker]);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.AreEqual("", string.Join('|', left));
        Assert.AreEqual("locked", workshop.States(Node), result.Errors);
        Assert.AreEqual(1, cable.Told.Count(line => line == "lock") - (pull == PulledCable.Pull.Before ? 1 : 0));
    }

    [TestMethod]
    [DataRow("before")]
    [DataRow("after")]
    public async Task A_laptop_that_crashes_at_each_line_in_turn_goes_on_with_the_same_command(string moment)
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        string[] more = ["--node", Node, "--broker-config", workshop.File("broker"), .. workshop.Broker];
        foreach (string start in Lines)
        {
            EdgeNodeCommand? run = null;
            cable.PullAt(line => line.StartsWith(start, StringComparison.Ordinal) ? Crash(ref run, moment) : PulledCable.Pull.No);
            run = EdgeNodeCommand.Start(workshop.Line(cable.Address, more));
            Assert.AreEqual(137, (await run.EndAsync()).ExitCode, start);
            run.Dispose();
        }

        cable.PullAt(_ => PulledCable.Pull.No);

        CommandResult result = await workshop.ProvisionAsync(cable.Address, more);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.AreEqual("locked", workshop.States(Node), result.Errors);
    }

    [TestMethod]
    [DataRow("set node ")]
    [DataRow("set unlock-secret ")]
    [DataRow("csr")]
    [DataRow("cert")]
    [DataRow(".")]
    [DataRow("commit")]
    [DataRow("test")]
    public async Task A_box_that_loses_its_power_at_a_line_is_told_again_what_it_has_forgotten(string start)
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        MemoryStore store = new();
        FastBox? box = new(TcpServicePort.Open(0), store, seed: 1);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        TaskCompletionSource isOff = new(TaskCreationOptions.RunContinuationsAsynchronously);
        bool isDone = false;
        cable.PullAt(line =>
        {
            if (isDone || !line.StartsWith(start, StringComparison.Ordinal))
            {
                return PulledCable.Pull.No;
            }

            isDone = true;
            isOff.SetResult();
            return PulledCable.Pull.After;
        });
        try
        {
            Task<CommandResult> run = workshop.ProvisionAsync(cable.Address, ["--node", Node, "--broker-config", workshop.File("broker"), .. workshop.Broker]);
            await Task.WhenAny(isOff.Task, run);
            box.Dispose();
            box = new FastBox(TcpServicePort.Open(0), store, seed: 2);
            cable.PlugInto(box.Address);
            CommandResult result = await run;
            Assert.AreEqual(0, result.ExitCode, result.Errors);
            Assert.AreEqual("locked", workshop.States(Node), result.Errors);
        }
        finally
        {
            box.Dispose();
        }
    }

    [TestMethod]
    [DataRow("set height ")]
    [DataRow("number 1")]
    [DataRow("csr")]
    [DataRow("cert")]
    [DataRow(".")]
    [DataRow("commit")]
    [DataRow("test")]
    [DataRow("status")]
    public async Task A_box_whose_power_fails_for_a_moment_while_the_cable_stays_is_told_again_what_it_has_forgotten(string start)
    {
        using Workshop? workshop = await Workshop.TryOpenAsync(hasBroker: true);
        if (workshop is null)
        {
            return;
        }

        using FastBox box = new(TcpServicePort.Open(0), new MemoryStore(), seed: 1);
        using PulledCable cable = new();
        cable.PlugInto(box.Address);
        int seen = 0;
        cable.PullAt(line =>
        {
            // The last full stop and the second status are those that count most: of the certificate, and after the commit.
            bool isTheOne = line.StartsWith(start, StringComparison.Ordinal) && ++seen == (start is "." ? 3 : start is "status" ? 2 : 1);
            if (isTheOne)
            {
                box.CutPower();
            }

            return PulledCable.Pull.No;
        });
        CommandResult result = await workshop.ProvisionAsync(cable.Address, ["--node", Node, "--broker-config", workshop.File("broker"), .. workshop.Broker]);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        Assert.AreEqual("locked", workshop.States(Node), result.Errors);
    }

    private static PulledCable.Pull Crash(ref EdgeNodeCommand? run, string moment)
    {
        Volatile.Read(ref run)!.Signal("KILL");
        return PullAt(moment);
    }

    private static PulledCable.Pull PullAt(string moment)
    {
        return moment == "before" ? PulledCable.Pull.Before : PulledCable.Pull.After;
    }
}
