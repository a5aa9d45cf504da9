using System.Text;
using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The laptop's end of the service cable, with the real firmware at the other, or with something else.</summary>
[TestClass]
public class ConsoleClientTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(300);

    [TestMethod]
    [DataRow("half a line", "sett")]
    [DataRow("a line that is no text", "ver\u0002sion")]
    [DataRow("a document", "ca add\r-----BEGIN CERTIFICATE-----\rhello")]
    [DataRow("a test", "test\r")]
    [DataRow("many lines", "help\rshow\rstatus\r")]
    public async Task Whatever_was_under_way_at_the_port_the_first_answer_is_that_to_the_first_line(string what, string typed)
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        await box.TypeAsync(typed);
        box.Disconnect();
        using ConsoleClient console = await ConsoleClient.OpenAsync(box.Address, CancellationToken.None);
        BoxAnswer version = await console.TellAsync("version", CancellationToken.None);
        CollectionAssert.AreEqual(new[] { "firmware: 0.1.0", "board: esp32-devkit-v1" }, version.Lines.ToArray(), what);
        Assert.AreEqual("esp32-devkit-v1", version.ValueOf("board"));
        Assert.IsTrue(version.IsOk);
    }

    [TestMethod]
    public async Task Errors_come_with_their_code_and_secrets_without_an_echo()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using ConsoleClient console = await ConsoleClient.OpenAsync(box.Address, CancellationToken.None);
        BoxAnswer refused = await console.TellAsync("set node Kx", CancellationToken.None);
        Assert.AreEqual("value", refused.ErrorCode);
        Assert.AreEqual("node: found Kx; allowed: 1 to 16 of a-z0-9-; example: kx7q22", refused.Words);
        Assert.IsTrue((await console.TellAsync("set wifi-password correct horse battery", CancellationToken.None)).IsOk);
        string[] policy = Encoding.UTF8.GetString(SourceTree.Policy("market-square.txt")).TrimEnd('\n').Split('\n');
        int lines = 0;
        Assert.IsTrue((await console.TellDocumentAsync("policy set", policy, CancellationToken.None, () => lines++)).IsOk);
        Assert.AreEqual(policy.Length, lines);
        CollectionAssert.AreEqual(policy, (await console.TellAsync("policy show", CancellationToken.None)).Lines.ToArray());
        Assert.AreEqual("no-certificate", (await console.TellDocumentAsync("ca add", ["nothing"], CancellationToken.None)).ErrorCode);
        Assert.IsTrue((await console.RestartAsync("factory-reset yes", CancellationToken.None)).IsOk);
        Assert.AreEqual("(missing)", (await console.TellAsync("show", CancellationToken.None)).ValueOf("policy"));
        Assert.AreEqual("confirm", (await console.RestartAsync("factory-reset", CancellationToken.None)).ErrorCode);
    }

    [TestMethod]
    [DataRow("noise", "\u00ff\u0080\u00c3\u0028\r\n")]
    [DataRow("noise without lines", "\u00f0\u009f")]
    [DataRow("what it hears", "")]
    [DataRow("another console", "\r\n# command not found\r\n# ")]
    public async Task What_is_no_box_is_known_as_none(string what, string said)
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using StrangeDevice device = new(heard => said.Length == 0 ? heard : Encoding.Latin1.GetBytes(said));
        await FailsAsync(BoxFault.Foreign, what, () => ConsoleClient.OpenAsync(device.Address, CancellationToken.None, Soon));
    }

    [TestMethod]
    public async Task A_port_at_which_nothing_answers_is_silent()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using StrangeDevice device = new(_ => []);
        await FailsAsync(BoxFault.Silent, "nothing", () => ConsoleClient.OpenAsync(device.Address, CancellationToken.None, Soon));
    }

    [TestMethod]
    public async Task A_box_that_restarts_amid_an_answer_and_a_cable_that_is_pulled_are_told_apart()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        bool isGreeted = false;
        StrangeDevice device = new(heard =>
        {
            bool isFirst = !isGreeted;
            isGreeted = true;
            return isFirst ? "\r\nerror not-text allowed: text\r\n"u8.ToArray() : [.. heard, .. "\nset: none\r\nEdgeNode 0.1.0 on esp32-devkit-v1\r\n"u8];
        });
        using ConsoleClient console = await ConsoleClient.OpenAsync(device.Address, CancellationToken.None, Soon);
        await FailsAsync(BoxFault.Restarted, "status", () => console.TellAsync("status", CancellationToken.None));
        device.Dispose();
        CableException pulled = await Assert.ThrowsExactlyAsync<CableException>(() => console.TellAsync("status", CancellationToken.None));
        Assert.IsTrue(pulled.IsPulled, pulled.Message);
    }

    private static async Task FailsAsync(BoxFault fault, string what, Func<Task> attempt)
    {
        BoxException failure = await Assert.ThrowsExactlyAsync<BoxException>(attempt);
        Assert.AreEqual(fault, failure.Fault, $"{what}: {failure.Message}");
    }
}
