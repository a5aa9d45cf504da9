using System.ComponentModel;
using CliWrap;

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
        IReadOnlyDictionary<string, string?>? environment = null)
    {
        List<string> output = [];
        List<string> errors = [];
        try
        {
            CommandResult result = await Cli.Wrap(program)
                .WithArguments(arguments)
                .WithWorkingDirectory(folder)
                .WithEnvironmentVariables(environment ?? new Dictionary<string, string?>())
                .WithStandardOutputPipe(PipeTarget.ToDelegate(line =>
                {
                    output.Add(line);
                    onLine?.Invoke(line);
                }))
                .WithStandardErrorPipe(PipeTarget.ToDelegate(errors.Add))
                .WithValidation(CommandResultValidation.None)
                .ExecuteAsync(cancel);
            return new ProcessOutcome(result.ExitCode, output, errors);
        }
        catch (Win32Exception)
        {
            throw new AuditException($"{program} is not installed, or not on the PATH; the audit needs it");
        }
    }
}
