using System.Collections.Concurrent;
using System.ComponentModel;
using CliWrap;

namespace EdgeNode.Flashing;

/// <summary>nanoff, the ecosystem's own tool for flashing, as a process.</summary>
public sealed class NanoffTool
{
    private readonly string _file;

    private NanoffTool(string file)
    {
        _file = file;
    }

    /// <summary>Looks for nanoff.</summary>
    /// <param name="searchPath">Folders as in the environment variable PATH.</param>
    /// <exception cref="FlashException">It is in none of them.</exception>
    public static NanoffTool Find(string searchPath)
    {
        string name = OperatingSystem.IsWindows() ? "nanoff.exe" : "nanoff";
        string? file = searchPath.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
        return file is null
            ? throw new FlashException("nanoff is not installed, or not on the PATH; install it with: dotnet tool install -g nanoff --allow-roll-forward")
            : new NanoffTool(file);
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="onLine">Called with each line as it comes.</param>
    /// <param name="cancel">Ends it, by its process id.</param>
    /// <exception cref="FlashException">It cannot be started.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public async Task<NanoffOutcome> RunAsync(IReadOnlyList<string> arguments, Action<string> onLine, CancellationToken cancel)
    {
        // Both streams tell, each from a thread of its own. A progress bar goes back to the start of its line with a carriage return:
        // what follows is a line of its own, for CliWrap too.
        ConcurrentQueue<string> lines = [];
        try
        {
            CommandResult result = await Cli.Wrap(_file)
                .WithArguments(arguments)
                .WithStandardOutputPipe(PipeTarget.ToDelegate(line => Take(line, text =>
                {
                    lines.Enqueue(text);
                    onLine(text);
                })))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(line => Take(line, lines.Enqueue)))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancel);
            return new NanoffOutcome(result.ExitCode, [.. lines]);
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new FlashException($"{_file}: cannot be started; reinstall it with: dotnet tool update -g nanoff");
        }
    }

    private static void Take(string line, Action<string> onText)
    {
        string text = line.Trim();
        if (text.Length > 0)
        {
            onText(text);
        }
    }
}
