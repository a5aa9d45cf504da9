using System.ComponentModel;
using System.Diagnostics;
using System.Text;

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
        using Process process = Start(arguments);
        try
        {
            List<string> lines = [];
            Task output = ReadAsync(process.StandardOutput, line =>
            {
                lock (lines)
                {
                    lines.Add(line);
                }

                onLine(line);
            }, cancel);
            Task errors = ReadAsync(process.StandardError, line =>
            {
                lock (lines)
                {
                    lines.Add(line);
                }
            }, cancel);
            await Task.WhenAll(output, errors);
            await process.WaitForExitAsync(cancel);
            return new NanoffOutcome(process.ExitCode, lines);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }
    }

    private Process Start(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(_file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new FlashException($"{_file}: cannot be started; reinstall it with: dotnet tool update -g nanoff");
        }
    }

    // A progress bar goes back to the start of its line with a carriage return: what follows is a line of its own.
    private static async Task ReadAsync(StreamReader reader, Action<string> onLine, CancellationToken cancel)
    {
        char[] buffer = new char[256];
        StringBuilder line = new();
        int length;
        while ((length = await reader.ReadAsync(buffer, cancel)) > 0)
        {
            foreach (char letter in buffer.AsSpan(0, length))
            {
                if (letter is '\n' or '\r')
                {
                    End(line, onLine);
                }
                else
                {
                    line.Append(letter);
                }
            }
        }

        End(line, onLine);
    }

    private static void End(StringBuilder line, Action<string> onLine)
    {
        string text = line.ToString().Trim();
        line.Clear();
        if (text.Length > 0)
        {
            onLine(text);
        }
    }
}
