using System.Text.RegularExpressions;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Each command of docs/recordings.md runs on the sample that stands above it, as printed.</summary>
[TestClass]
public partial class RecordingPageTests
{
    public static IEnumerable<string[]> Commands =>
        CommandLine().Matches(Page).Select(match => new[] { match.Groups["arguments"].Value }).Where(arguments => !arguments[0].Contains("FILE", StringComparison.Ordinal));

    private static string Page => File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "recordings.md")).ReplaceLineEndings("\n");

    [TestMethod]
    public void The_page_has_the_portals()
    {
        Assert.AreEqual(6, Commands.Count());
        Assert.AreEqual(6, Sample().Count(Page));
    }

    [TestMethod]
    [DynamicData(nameof(Commands))]
    public async Task A_command_of_the_page_runs_and_plays_something(string line)
    {
        using TestFolder folder = new();
        foreach (Match sample in Sample().Matches(Page))
        {
            File.WriteAllText(folder.File(sample.Groups["name"].Value), sample.Groups["text"].Value);
        }

        string[] arguments = [.. Argument().Matches(line).Select(match => match.Value.Trim('"'))];
        int file = Array.IndexOf(arguments, "--trace") + 1;
        arguments[file] = folder.File(arguments[file]);
        CommandResult result = await EdgeNodeCommand.RunAsync([.. arguments, "--out", folder.File("out")]);
        Assert.AreEqual(0, result.ExitCode, result.Errors);
        string[] street = File.ReadAllLines(Path.Combine(folder.File("out"), "street.csv"));
        Assert.IsTrue(street.Skip(1).Any(row => row.Split(',').Skip(1).Any(cell => cell.Length > 0 && cell != "0")), string.Join('\n', street));
    }

    [GeneratedRegex("^    \\./edgenode (?<arguments>.+)$", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex("^```csv (?<name>[a-z.-]+)\\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Argument();
}
