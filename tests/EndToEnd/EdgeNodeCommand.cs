using System.Globalization;
using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The <c>edgenode</c> command as a process of its own, as a user starts it.</summary>
internal sealed class EdgeNodeCommand : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly CancellationTokenSource _kill = new();
    private readonly CommandTask<BufferedCommandResult> _run;

    private EdgeNodeCommand(Command command)
    {
        _run = command.WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(_kill.Token);
    }

    /// <summary>The built command. tests/EndToEnd/bin/CONFIGURATION/net10.0: it was built in the same configuration.</summary>
    public static string File { get; } = Path.Combine(
        SourceTree.Root, "tools", "Cli", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "EdgeNode.Cli.dll");

    /// <summary>Whether it has come to its end.</summary>
    public bool HasEnded => _run.Task.IsCompleted;

    /// <summary>Starts the command.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="searchPath">All that its PATH holds, or null for the PATH of the tests.</param>
    /// <param name="folder">Where the command was built or copied to, or null for where it was built.</param>
    public static EdgeNodeCommand Start(string[] arguments, string? searchPath = null, string? folder = null)
    {
        string file = folder is null ? File : Path.Combine(folder, Path.GetFileName(File));
        Command command = new Command("dotnet").WithArguments([file, .. arguments]);
        return new EdgeNodeCommand(searchPath is null ? command : command.WithEnvironmentVariables(variables => variables.Set("PATH", searchPath)));
    }

    /// <summary>Starts the command by a shell, which has it as its arguments: <c>"$@"</c>.</summary>
    /// <param name="script">What the shell does, as bash reads it.</param>
    /// <param name="arguments">Arguments of the command.</param>
    public static EdgeNodeCommand StartShell(string script, params string[] arguments)
    {
        return new EdgeNodeCommand(new Command("bash").WithArguments(["-c", script, "bash", "dotnet", File, .. arguments]));
    }

    /// <summary>Runs the command to its end.</summary>
    public static async Task<CommandResult> RunAsync(params string[] arguments)
    {
        using EdgeNodeCommand command = Start(arguments);
        return await command.EndAsync();
    }

    /// <summary>Runs the command to its end with a PATH of one folder: nanoff is there or nowhere. One of the machine's own would go to its boards.</summary>
    public static async Task<CommandResult> RunBesideAsync(string toolFolder, params string[] arguments)
    {
        using EdgeNodeCommand command = Start(arguments, toolFolder);
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
        BufferedCommandResult end = await _run.Task.WaitAsync(Limit);
        return new CommandResult(end.ExitCode, end.StandardOutput.Replace("\r\n", "\n"), end.StandardError.Replace("\r\n", "\n"));
    }

    /// <summary>Sends what Ctrl-C sends.</summary>
    public void Interrupt()
    {
        Signal("INT");
    }

    /// <summary>Sends a signal, by its name without SIG. A command that has ended takes none.</summary>
    public void Signal(string name)
    {
        // CliWrap knows SIGINT and SIGKILL alone. The shell's own kill: not every machine has one that is a program.
        new Command("/bin/sh").WithArguments(["-c", $"kill -{name} \"$0\"", _run.ProcessId.ToString(CultureInfo.InvariantCulture)])
            .WithValidation(CommandResultValidation.None).ExecuteAsync().GetAwaiter().GetResult();
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _kill.Cancel();
        _kill.Dispose();
    }
}
