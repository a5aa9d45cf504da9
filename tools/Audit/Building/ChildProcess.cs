using System.ComponentModel;
using System.Diagnostics;

namespace EdgeNode.Audit;

/// <summary>Runs a program to its end, or ends it with all that it started.</summary>
internal static class ChildProcess
{
    /// <summary>Runs a program.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">The folder that it works in.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="onLine">Called with each line of its standard output as it comes, on any thread, one call at a time.</param>
    /// <param name="environment">Variables beyond those of this process.</param>
    /// <exception cref="AuditException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static async Task<ProcessOutcome> RunAsync(
        string program,
        IEnumerable<string> arguments,
        string folder,
        CancellationToken cancel,
        Action<string>? onLine = null,
        IEnumerable<(string Name, string Value)>? environment = null)
    {
        cancel.ThrowIfCancellationRequested();
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach ((string name, string value) in environment ?? [])
        {
            start.Environment[name] = value;
        }

        using Process process = Start(start);
        List<string> output = [];
        List<string> errors = [];
        process.OutputDataReceived += (_, data) =>
        {
            if (data.Data is not null)
            {
                output.Add(data.Data);
                onLine?.Invoke(data.Data);
            }
        };
        process.ErrorDataReceived += (_, data) =>
        {
            if (data.Data is not null)
            {
                errors.Add(data.Data);
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(cancel);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return new ProcessOutcome(process.ExitCode, output, errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            Process process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception)
        {
            throw new AuditException($"{start.FileName} is not installed, or not on the PATH; the audit needs it");
        }
    }
}
