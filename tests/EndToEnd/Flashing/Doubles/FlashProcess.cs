using System.Diagnostics;
using System.Globalization;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The <c>edgenode</c> command as a process, with a PATH of the test's own.</summary>
internal sealed class FlashProcess : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private FlashProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Folder of the built command: tests/EndToEnd/bin/CONFIGURATION/net10.0 says which configuration.</summary>
    public static string BuiltFolder { get; } = Path.Combine(
        SourceTree.Root, "tools", "Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    public static FlashProcess Start(string toolFolder, string builtFolder, params string[] arguments)
    {
        string dotnet = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";
        ProcessStartInfo start = new(dotnet) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        // Nothing else: a nanoff of the machine's own would go to the port, and to a board on it.
        start.Environment["PATH"] = toolFolder;
        start.ArgumentList.Add(Path.Combine(builtFolder, "EdgeNode.Cli.dll"));
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new FlashProcess(Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Errors)> RunAsync(string toolFolder, params string[] arguments)
    {
        using FlashProcess process = Start(toolFolder, BuiltFolder, arguments);
        return await process.EndAsync();
    }

    public async Task<(int ExitCode, string Output, string Errors)> EndAsync()
    {
        using CancellationTokenSource limit = new(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return (_process.ExitCode, (await _output).ReplaceLineEndings("\n"), (await _errors).ReplaceLineEndings("\n"));
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt()
    {
        // The shell's own kill: not every machine has one that is a program.
        using Process kill = Process.Start("/bin/sh", ["-c", "kill -INT \"$0\"", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits until something is so that the command has to bring about.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        using CancellationTokenSource limit = new(Limit);
        while (!isSo())
        {
            Assert.IsFalse(_process.HasExited, "the command ended early");
            await Task.Delay(20, limit.Token);
        }
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
