using CliWrap;
using CliWrap.Buffered;

namespace EdgeNode.Architecture.Tests;

/// <summary>A program of nanoFramework's on a PC.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>The path that a variable of the environment holds; null when it is not set.</summary>
    /// <remarks>A path that is set and leads nowhere is a mistake, not a reason to skip: it fails the test.</remarks>
    public static string? Named(string variable)
    {
        string? path = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrWhiteSpace(path))
        {
            return null;
        }

        Assert.IsTrue(File.Exists(path) || Directory.Exists(path), $"{variable}: {path} does not exist");
        return path;
    }

    /// <summary>Runs a program to its end; another exit code than 0 fails the test.</summary>
    /// <param name="path">The program; a .dll is run by dotnet.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>What it printed.</returns>
    public static string Run(string path, params string[] arguments)
    {
        bool isManaged = path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase);
        Command command = isManaged ? new Command("dotnet").WithArguments(arguments.Prepend(path)) : new Command(path).WithArguments(arguments);
        using CancellationTokenSource limit = new(Patience);
        try
        {
            BufferedCommandResult end = command.WithValidation(CommandResultValidation.None).ExecuteBufferedAsync(limit.Token).GetAwaiter().GetResult();
            Assert.AreEqual(0, end.ExitCode, $"{path} failed:\n{Tail(end.StandardOutput)}\n{Tail(end.StandardError)}");
            return end.StandardOutput;
        }
        catch (OperationCanceledException canceled)
        {
            throw new AssertFailedException($"{path} did not end in {Patience.TotalMinutes} minutes", canceled);
        }
    }

    private static string Tail(string text)
    {
        const int Longest = 2000;
        return text.Length <= Longest ? text : text[^Longest..];
    }
}
