using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The <c>edgenode</c> command as a process, with a PATH of the test's own.</summary>
internal sealed class FlashProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly CancellationTokenSource _kill = new();
    private readonly CommandTask<BufferedCommandResult> _run;

    private FlashProcess(Command command)
    {
        _run = command.ExecuteBufferedAsync(_kill.Token);
    }

    /// <summary>Folder of the built command: tests/EndToEnd/bin/CONFIGURATION/net10.0 says which configuration.</summary>
    public static string BuiltFolder { get; } = Path.Combine(
        SourceTree.Root, "tools", "Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    public static FlashProcess Start(string toolFolder, string builtFolder, params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

        // Nothing else on the path: a nanoff of the machine's own would go to the port, and to a board on it.
        return new FlashProcess(new Command(dotnet)
            .WithArguments([Path.Combine(builtFolder, "EdgeNode.Cli.dll"), .. arguments])
            .WithEnvironmentVariables(variables => variables.Set("PATH", toolFolder))
            .WithValidation(CommandResultValidation.None));
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string toolFolder, params string[] arguments)
    {
        using FlashProcess process = Start(toolFolder, BuiltFolder, arguments);
        return await process.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        BufferedCommandResult end = await _run.Task.WaitAsync(Limit);
        return (end.ExitCode, end.StandardOutput.ReplaceLineEndings("\n"), end.StandardError.ReplaceLineEndings("\n"));
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt()
    {
        // The shell's own kill: not every machine has one that is a program.
        new Command("/bin/sh").WithArguments(["-c", "kill -INT \"$0\"", _run.ProcessId.ToString(CultureInfo.InvariantCulture)]).ExecuteAsync().GetAwaiter().GetResult();
    }

    /// <summary>Waits until something is so that the command has to bring about.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource limit = new(Limit);
        while (!isSo())
        {
            Assert.IsFalse(_run.Task.IsCompleted, "the command ended early");
            await Task.Delay(20, limit.Token);
        }
    }

    public void Dispose()
    {
        _kill.Cancel();
        _kill.Dispose();
    }
}
