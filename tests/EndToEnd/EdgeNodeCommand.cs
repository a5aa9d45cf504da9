using System.Diagnostics;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The <c>edgenode</c> command as a process of its own, as a user starts it.</summary>
internal sealed class EdgeNodeCommand : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _errors;

    private EdgeNodeCommand(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The built command. tests/EndToEnd/bin/CONFIGURATION/net10.0: it was built in the same configuration.</summary>
    public static string File { get; } = Path.Combine(
        SourceTree.Root, "tools", "Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EdgeNode.Cli.dll");

    /// <summary>Starts the command.</summary>
    public static EdgeNodeCommand Start(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(File);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new EdgeNodeCommand(Process.Start(start)!);
    }

    /// <summary>Starts the command by a shell, which has it as its arguments: <c>"$@"</c>.</summary>
    /// <param name="script">What the shell does, as bash reads it.</param>
    /// <param name="arguments">Arguments of the command.</param>
    public static EdgeNodeCommand StartShell(string script, params string[] arguments)
    {
        ProcessStartInfo start = new("bash", ["-c", script, "bash", "dotnet", File, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        return new EdgeNodeCommand(Process.Start(start)!);
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using EdgeNodeCommand command = Start(arguments);
        return await command.EndAsync();
    }

    /// <summary>Runs the command to its end on a terminal.</summary>
    public static Task<(int ExitCode, string Sent)> RunOnAsync(Terminal terminal, params string[] arguments)
    {
        return terminal.RunAsync("dotnet", [File, .. arguments]);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CommandResult> EndAsync()
    {
        using CancellationTokenSource limit = new(Limit);
        await _process.WaitForExitAsync(limit.Token);
        return new CommandResult(_process.ExitCode, await _output, await _errors);
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt()
    {
        Signal("INT");
    }

    /// <summary>Sends a signal, by its name without SIG.</summary>
    public void Signal(string name)
    {
        // The shell's own kill: not every machine has one that is a program.
        using Process kill = Process.Start("/bin/sh", ["-c", $"kill -{name} \"$0\"", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
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

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
