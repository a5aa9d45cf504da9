using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The script <c>edgenode</c>, in a small checkout, with a stand-in for the SDK that writes down what it is asked for.</summary>
[TestClass]
public class LauncherTests
{
    private const string Command = "tools/Cli/bin/Release/net10.0/EdgeNode.Cli.dll";

    // It builds as the SDK does: not where the output is newer than all sources, of which the launcher knows nothing.
    private const string Sdk = """
        #!/usr/bin/env bash
        echo "$1" >>"$(dirname "$0")/calls.txt"
        if [ "$1" = build ]; then
            mkdir -p tools/Cli/bin/Release/net10.0
            cat tools/Cli/*.cs firmware/*.cs >tools/Cli/bin/Release/net10.0/EdgeNode.Cli.dll
        fi

        """;

    [TestMethod]
    public async Task A_build_comes_when_sources_or_what_was_built_have_changed_and_never_by_a_time()
    {
        using TestFolder folder = new();
        if (!TryMake(folder))
        {
            return;
        }

        Assert.Contains("Building edgenode (the first time takes about a minute) ...", await RunAsync(folder, "build", "run"));
        string source = folder.File("firmware/Box.cs");
        await RunAsync(folder, "run");
        File.SetLastWriteTimeUtc(source, new DateTime(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await RunAsync(folder, "run");
        File.AppendAllText(source, "// changed\n");
        File.SetLastWriteTimeUtc(source, new DateTime(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        await RunAsync(folder, "build", "run");
        await RunAsync(folder, "run");
        File.WriteAllText(folder.File("firmware/New One.cs"), "// new\n");
        await RunAsync(folder, "build", "run");
        File.Delete(folder.File("firmware/New One.cs"));
        await RunAsync(folder, "build", "run");
        File.WriteAllText(folder.File(Command), "built by hand of other sources");
        await RunAsync(folder, "build", "run");
        Assert.AreEqual("", await RunAsync(folder, "run"));
    }

    [TestMethod]
    public async Task Whoever_waits_for_a_completion_waits_for_no_build()
    {
        using TestFolder folder = new();
        if (!TryMake(folder))
        {
            return;
        }

        Assert.AreEqual("", await RunAsync(folder, [], "[suggest:9]", "edgenode "));
        await RunAsync(folder, "build", "run");
        File.AppendAllText(folder.File("firmware/Box.cs"), "// changed\n");
        Assert.AreEqual("", await RunAsync(folder, ["run"], "[suggest:9]", "edgenode "));
    }

    private static bool TryMake(TestFolder folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.WriteLine("skipped: the script for Windows builds at each call");
            return false;
        }

        foreach (string name in new[] { "firmware", "hardware-abstraction", "tools/Cli", "build", "sdk" })
        {
            Directory.CreateDirectory(folder.File(name));
        }

        File.Copy(Path.Combine(SourceTree.Root, "edgenode"), folder.File("edgenode"));
        File.WriteAllText(folder.File("Directory.Build.props"), "<Project />");
        File.WriteAllText(folder.File("global.json"), "{}");
        File.WriteAllText(folder.File("tools/Cli/Program.cs"), "// program\n");
        File.WriteAllText(folder.File("firmware/Box.cs"), "// box\n");
        File.WriteAllText(folder.File("sdk/dotnet"), Sdk);
        File.SetUnixFileMode(folder.File("sdk/dotnet"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return true;
    }

    private static Task<string> RunAsync(TestFolder folder, params string[] expected)
    {
        return RunAsync(folder, expected, "demo");
    }

    private static async Task<string> RunAsync(TestFolder folder, string[] expected, params string[] arguments)
    {
        string calls = folder.File("sdk/calls.txt");
        File.Delete(calls);
        BufferedCommandResult end = await new Command("bash")
            .WithArguments([folder.File("edgenode"), .. arguments])
            .WithEnvironmentVariables(variables => variables.Set("PATH", folder.File("sdk") + ":" + Environment.GetEnvironmentVariable("PATH")))
            .WithValidation(CommandResultValidation.None)
            .ExecuteBufferedAsync();
        string errors = end.StandardError;
        Assert.AreEqual(0, end.ExitCode, errors);
        string[] made = [.. (File.Exists(calls) ? File.ReadAllLines(calls) : []).Select(call => call == "build" ? call : "run")];
        CollectionAssert.AreEqual(expected, made, $"{string.Join(' ', made)}\n{errors}");
        return errors;
    }
}
