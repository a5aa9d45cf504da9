using EdgeNode.Boards;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A new board is a new folder and nothing else.</summary>
[TestClass]
public class NewBoardTests
{
    private const string NameOnPage = "lamp-post-s3";
    private const string Name = "nobodys-board";

    // The example of docs/porting.md, under a name that is still free where someone follows that page.
    private static readonly string NewBoard = ExampleOf(File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "porting.md"))).Replace(NameOnPage, Name);

    [TestMethod]
    public async Task The_example_of_the_porting_page_is_generated_flashed_and_run()
    {
        using TestFolder tree = new();
        string built = Plant(tree);
        string folder = Directory.CreateDirectory(Path.Combine(tree.Root, "boards", Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "board.txt"), NewBoard);

        using Bench bench = new("s3");
        (int generated, string said, string errors) = await RunAsync(bench, built, "board", Name);
        Assert.AreEqual(0, generated, errors);
        Assert.AreEqual($"boards/{Name}/Board.g.cs: written.\n", said);
        Assert.Contains($"string Name = \"{Name}\";", File.ReadAllText(Path.Combine(folder, BoardSource.FileName)));
        Assert.AreEqual(0, (await RunAsync(bench, built, "board", Name, "--check")).ExitCode);

        (int dry, string commands, errors) = await RunAsync(bench, built, "flash", "--board", Name, "--port", "P", "--image", "image", "--dry-run");
        Assert.AreEqual(0, dry, errors);
        Assert.Contains("--target ESP32_S3_QUAD --deploy", commands);

        string output = Path.Combine(tree.Root, "out");
        (int ran, _, errors) = await RunAsync(bench, built, "demo", "--board", Name, "--days", "1", "--out", output, "--quiet");
        Assert.AreEqual(0, ran, errors);
        Assert.Contains($"\"board\":\"{Name}\"", File.ReadAllText(Path.Combine(output, "about.jsonl")));
        Assert.HasCount(96, File.ReadAllLines(Path.Combine(output, "received.jsonl")));
    }

    [TestMethod]
    public async Task A_source_that_board_txt_no_longer_gives_fails_the_check()
    {
        using TestFolder tree = new();
        string built = Plant(tree);
        string folder = Directory.CreateDirectory(Path.Combine(tree.Root, "boards", Name)).FullName;
        File.WriteAllText(Path.Combine(folder, "board.txt"), NewBoard);
        using Bench bench = new("s3");
        (int missing, _, string errors) = await RunAsync(bench, built, "board", Name, "--check");
        Assert.AreEqual(1, missing);
        Assert.Contains($"run: edgenode board {Name}", errors);
        _ = await RunAsync(bench, built, "board", Name);
        File.WriteAllText(Path.Combine(folder, "board.txt"), NewBoard.Replace("done 21", "done 47"));
        Assert.AreEqual(1, (await RunAsync(bench, built, "board", Name, "--check")).ExitCode);
        File.WriteAllText(Path.Combine(folder, "board.txt"), NewBoard.Replace("done 21", "done 46"));
        (int refused, _, errors) = await RunAsync(bench, built, "board", Name);
        Assert.AreEqual(2, refused);
        Assert.Contains($"boards/{Name}/board.txt:10: found pin 46, a strapping pin; allowed: for the watchdog one of", errors);
    }

    private static string ExampleOf(string page)
    {
        const string Fence = "```board\n";
        page = page.ReplaceLineEndings("\n");
        int start = page.IndexOf(Fence, StringComparison.Ordinal) + Fence.Length;
        return page[start..page.IndexOf("```\n", start, StringComparison.Ordinal)];
    }

    /// <summary>A tree as a checkout is: the mark, boards, policies, and the built command below.</summary>
    private static string Plant(TestFolder tree)
    {
        File.WriteAllText(Path.Combine(tree.Root, "EdgeNode.sln"), "");
        CopyFolder(Path.Combine(SourceTree.Root, "boards"), Path.Combine(tree.Root, "boards"));
        CopyFolder(Path.Combine(SourceTree.Root, "policies"), Path.Combine(tree.Root, "policies"));
        string built = Path.Combine(tree.Root, "built");
        CopyFolder(Path.GetDirectoryName(EdgeNodeCommand.File)!, built);
        return built;
    }

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.EnumerateDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private static async Task<CommandResult> RunAsync(Bench bench, string built, params string[] arguments)
    {
        using EdgeNodeCommand command = EdgeNodeCommand.Start(arguments, bench.Root, built);
        return await command.EndAsync();
    }
}
