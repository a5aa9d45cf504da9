using System.Text.Json;

namespace EdgeNode.EndToEnd.Tests;

/// <summary><c>edgenode console</c> with lines from a pipe.</summary>
[TestClass]
public class PipedTalkTests
{
    [TestMethod]
    public async Task Each_line_is_told_and_answered_and_an_error_is_exit_code_1()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        CommandResult good = await TalkAsync("set node lamp-7\\n\\nversion\\nexit\\nset node other\\n", "--port", box.Address);
        Assert.AreEqual(0, good.ExitCode, good.Errors);
        Assert.AreEqual("ok\nfirmware: 0.1.0\nboard: esp32-devkit-v1\nok\n", good.Output);
        CommandResult bad = await TalkAsync("set node Kx\\nset site square\\n", "--port", box.Address);
        Assert.AreEqual(1, bad.ExitCode, bad.Errors);
        Assert.StartsWith("error value node: found Kx; ", bad.Output);
        Assert.EndsWith("\nok\n", bad.Output);
        CommandResult shown = await TalkAsync("show\\ncommit\\nstatus\\n", "--port", box.Address, "--json");
        Assert.AreEqual(1, shown.ExitCode, shown.Errors);
        JsonElement[] answers = [.. shown.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.HasCount(3, answers);
        Assert.Contains("node: lamp-7", answers[0].GetProperty("lines").EnumerateArray().Select(line => line.GetString()));
        Assert.AreEqual("missing", answers[1].GetProperty("code").GetString());
        Assert.IsTrue(answers[2].GetProperty("ok").GetBoolean());
    }

    [TestMethod]
    public async Task A_document_comes_by_lines_or_from_a_file_and_a_secret_is_not_repeated()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        using TestFolder folder = new();
        await File.WriteAllBytesAsync(folder.File("policy.txt"), SourceTree.Policy("market-square.txt"));
        CommandResult sent = await TalkAsync(
            $"policy set < {folder.File("policy.txt")}\\nca add\\nthis is\\n\\nnone\\n.\\nset wifi-password correct horse battery\\n", "--port", box.Address, "--json");
        string[] lines = sent.Output.TrimEnd('\n').Split('\n');
        Assert.AreEqual(1, sent.ExitCode, sent.Errors);
        Assert.Contains("\"ok\":true", lines[0]);
        Assert.Contains("\"code\":\"no-certificate\"", lines[^2]);
        Assert.Contains("\"line\":\"set wifi-password \"", lines[^1]);
        Assert.DoesNotContain("correct horse", sent.Output + sent.Errors);
        foreach ((string line, string code) in new[]
        {
            ($"cert < {folder.File("none")}", "file"), ($"cert < {folder.Root}", "file"), ("unlock < box.txt", "file"), ($"unlock < {folder.File("kx.unlock-secret")}", "file"),
            (new string('x', 300), "line-too-long"), ("ver\\001sion", "not-text"),
        })
        {
            CommandResult refused = await TalkAsync(line + "\\nversion\\n", "--port", box.Address);
            Assert.AreEqual(1, refused.ExitCode, line);
            Assert.StartsWith($"error {code} ", refused.Output);
            Assert.EndsWith("board: esp32-devkit-v1\nok\n", refused.Output);
        }
    }

    [TestMethod]
    public async Task Input_that_ends_amid_a_document_is_an_error_and_the_box_forgets_it()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        CommandResult cut = await TalkAsync("ca add\nMIIB\n", "--port", box.Address);
        Assert.AreEqual(1, cut.ExitCode, cut.Output);
        Assert.EndsWith("\nerror document found the end of the input amid a document; allowed: a line that is a full stop ends it; nothing was done\n", cut.Output);
        CommandResult told = await TalkAsync("ca add\nMIIB\n", "--port", box.Address, "--json");
        Assert.AreEqual(1, told.ExitCode, told.Output);
        Assert.AreEqual("document", JsonDocument.Parse(told.Output.TrimEnd('\n').Split('\n')[^1]).RootElement.GetProperty("code").GetString());
        CommandResult after = await TalkAsync("version\n", "--port", box.Address);
        Assert.AreEqual("firmware: 0.1.0\nboard: esp32-devkit-v1\nok\n", after.Output);
    }

    [TestMethod]
    public async Task Words_behind_a_command_that_takes_a_document_do_not_hide_that_one_follows()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        using FastBox box = new();
        box.Disconnect();
        CommandResult sent = await TalkAsync("set node lamp-7\ncsr\ncert now\nexit\n.\nversion\n", "--port", box.Address);
        Assert.AreEqual(1, sent.ExitCode, sent.Output);
        Assert.Contains("\nok send lines, end with a line that is a full stop\nerror no-certificate ", sent.Output);
        Assert.EndsWith("board: esp32-devkit-v1\nok\n", sent.Output);
    }

    [TestMethod]
    public async Task Ports_that_cannot_be_used_are_exit_code_2()
    {
        if (!ServedBox.IsThere())
        {
            return;
        }

        foreach ((string port, string expected) in new[] { ("/dev/no-such-port", "there is no such port"), ("/etc/passwd", "it is no serial port"), ("127.0.0.1:1", "refused") })
        {
            CommandResult refused = await TalkAsync("version\\n", "--port", port);
            Assert.AreEqual(2, refused.ExitCode, refused.Errors);
            Assert.StartsWith($"edgenode: {port}: ", refused.Errors);
            Assert.Contains(expected, refused.Errors);
            Assert.HasCount(1, refused.Errors.TrimEnd('\n').Split('\n'));
        }
    }

    private static async Task<CommandResult> TalkAsync(string lines, params string[] options)
    {
        using EdgeNodeCommand command = EdgeNodeCommand.StartShell($"printf '{lines}' | \"$@\"", ["console", .. options]);
        return await command.EndAsync();
    }
}
