using System.Diagnostics;

namespace EdgeNode.NanoClr.Tests;

/// <summary>The nanoCLR of a PC with what makes programs for it, where the environment names them.</summary>
/// <param name="clr">The nanoCLR: the .NET tool <c>nanoclr</c>, or a program that takes PE files as its arguments.</param>
/// <param name="metadataProcessor">nanoFramework's metadata processor for the command line.</param>
/// <param name="references">Folder of the real class libraries, each as .dll and .pe.</param>
internal sealed class RealRuntime(string clr, string metadataProcessor, string references)
{
    private const string CoreLibrary = "mscorlib";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(20);

    /// <summary>Finds the runtime.</summary>
    /// <param name="runtime">The runtime, or null when false is returned.</param>
    /// <param name="missing">What is not set or not there, in one line; empty when true is returned.</param>
    public static bool TryFind(out RealRuntime? runtime, out string missing)
    {
        runtime = null;
        string?[] set = [Named("NANOCLR"), Named("NANOFRAMEWORK_MDP"), Named("NANOFRAMEWORK_REFERENCES")];
        if (set[0] is null)
        {
            missing = "NANOCLR is not set";
            return false;
        }

        if (set[1] is null || set[2] is null)
        {
            missing = "NANOCLR is set, but NANOFRAMEWORK_MDP or NANOFRAMEWORK_REFERENCES is not";
            return false;
        }

        // A path that is set and leads nowhere is a mistake, not a reason to skip.
        string? wrong = set.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path));
        Assert.IsNull(wrong, $"{wrong} does not exist");
        runtime = new RealRuntime(set[0]!, set[1]!, set[2]!);
        missing = "";
        return true;
    }

    /// <summary>Compiles C# 9 against the real class libraries and nothing else, and makes a PE file of it.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="isProgram">Whether it has a Main.</param>
    /// <param name="sources">Paths of the sources.</param>
    /// <param name="libraries">Names of the class libraries it may use, mscorlib apart.</param>
    /// <param name="folder">Where the files go.</param>
    /// <returns>The PE file.</returns>
    public string Build(string name, bool isProgram, IEnumerable<string> sources, string[] libraries, string folder)
    {
        string assembly = Path.Combine(folder, name + (isProgram ? ".exe" : ".dll"));
        string response = Path.Combine(folder, name + ".rsp");
        string[] used = [CoreLibrary, .. libraries];
        string[] options =
        [
            "/nologo", "/nostdlib+", "/langversion:9.0", "/deterministic+", "/optimize+", "/debug:portable",
            isProgram ? "/target:exe" : "/target:library", $"/out:\"{assembly}\"",
            .. used.Select(library => $"/reference:\"{Path.Combine(references, library + ".dll")}\""),
            .. sources.Select(source => $"\"{source}\""),
        ];
        File.WriteAllLines(response, options);
        Run("dotnet", [DeviceProject.Compiler, "/noconfig", "@" + response]);

        string pe = Path.Combine(folder, name + ".pe");
        string[] hints = [.. used.SelectMany(library => new[] { "-loadHints", library, Path.Combine(references, library + ".dll") })];
        RunTool(metadataProcessor, [.. hints, "-parse", assembly, "-compile", pe, "false"]);
        Assert.IsTrue(File.Exists(pe), $"the metadata processor made no {pe}");
        return pe;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <param name="libraries">Names of the class libraries to load, mscorlib apart.</param>
    /// <param name="programs">PE files of our own.</param>
    /// <returns>What it printed.</returns>
    public string Execute(string[] libraries, params string[] programs)
    {
        string[] files = [.. new[] { CoreLibrary }.Concat(libraries).Select(library => Path.Combine(references, library + ".pe")), .. programs];
        bool isTool = Path.GetFileNameWithoutExtension(clr) == "nanoclr";
        return RunTool(clr, isTool ? ["run", "--assemblies", .. files] : files);
    }

    private static string? Named(string variable)
    {
        string? value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static string RunTool(string path, string[] arguments)
    {
        return path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Run("dotnet", [path, .. arguments]) : Run(path, arguments);
    }

    private static string Run(string program, string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} did not end in {Patience.TotalMinutes} minutes");
        }

        Assert.AreEqual(0, process.ExitCode, $"{program} failed:\n{Tail(output.Result)}\n{Tail(errors.Result)}");
        return output.Result;
    }

    private static string Tail(string text)
    {
        const int Longest = 2000;
        return text.Length <= Longest ? text : text[^Longest..];
    }
}
