using System.Security;
using System.Text.RegularExpressions;

namespace EdgeNode.Audit;

/// <summary>Builds the test projects of a tree in one go.</summary>
internal static partial class TreeBuild
{
    /// <summary>Builds projects, or asks where an earlier build has put them.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <param name="projects">Folders of the projects, from the root.</param>
    /// <param name="isToBuild">False to take what an earlier build has left.</param>
    /// <param name="properties">Properties of MSBuild, each as <c>NAME=VALUE</c>.</param>
    /// <param name="cancel">Ends the build.</param>
    /// <returns>For each folder the assembly that was built.</returns>
    /// <exception cref="AuditException">A folder has no project in it, or the tree does not build.</exception>
    public static async Task<IReadOnlyDictionary<string, string>> RunAsync(
        string root, IReadOnlyCollection<string> projects, bool isToBuild, IEnumerable<string> properties, CancellationToken cancel)
    {
        using ScratchFolder scratch = new();
        string list = Path.Combine(scratch.Root, "built.txt");
        string file = Path.Combine(scratch.Root, "audit.proj");
        Dictionary<string, string> files = projects.ToDictionary(project => ProjectFile(root, project), project => project);
        File.WriteAllText(file, Traversal(files.Keys, isToBuild ? "Build" : "GetTargetPath", list));

        // No build server: none is left behind, and none of somebody else's is used.
        List<string> arguments = ["build", file, "-c", "Release", "--disable-build-servers", "--nologo", "-v", "quiet", "-clp:NoSummary"];
        arguments.AddRange(properties.Select(property => "-p:" + property));
        if (!isToBuild)
        {
            arguments.Add("--no-restore");
        }

        ProcessOutcome outcome = await ChildProcess.RunAsync("dotnet", arguments, root, cancel);
        if (outcome.ExitCode != 0)
        {
            throw new AuditException($"{root}: does not build: {FirstError(root, outcome)}");
        }

        return File.ReadLines(list).Select(line => line.Split('|')).ToDictionary(part => files[part[0]], part => part[1]);
    }

    /// <summary>The first error of a build in one line, and how many more there are.</summary>
    public static string FirstError(string root, ProcessOutcome outcome)
    {
        string[] errors = [.. outcome.Output.Where(line => ErrorPattern().IsMatch(line)).Select(line => Readable(root, line)).Distinct()];
        return errors.Length switch
        {
            0 => outcome.LastWord,
            1 => errors[0],
            _ => $"{errors[0]} (and {errors.Length - 1} more)",
        };
    }

    /// <summary>The project file of a folder.</summary>
    /// <exception cref="AuditException">There is none, or there are several.</exception>
    public static string ProjectFile(string root, string project)
    {
        string folder = Path.Combine(root, project);
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.csproj") : [];
        return files.Length == 1
            ? files[0]
            : throw new AuditException($"{root}: {project} is named by a test; found {files.Length} project files there, allowed is 1");
    }

    private static string Traversal(IEnumerable<string> files, string target, string list)
    {
        string items = string.Concat(files.Select(file => $"<Tests Include=\"{SecurityElement.Escape(file)}\" />"));
        return $"""
            <Project DefaultTargets="Build">
              <ItemGroup>{items}</ItemGroup>
              <Target Name="Restore"><MSBuild Projects="@(Tests)" Targets="Restore" /></Target>
              <Target Name="Build">
                <MSBuild Projects="@(Tests)" Targets="{target}" BuildInParallel="true">
                  <Output TaskParameter="TargetOutputs" ItemName="Built" />
                </MSBuild>
                <WriteLinesToFile File="{SecurityElement.Escape(list)}" Lines="@(Built->'%(MSBuildSourceProjectFile)|%(FullPath)')" Overwrite="true" />
              </Target>
            </Project>
            """;
    }

    private static string Readable(string root, string line)
    {
        string text = ProjectPattern().Replace(line, "").Trim();
        string prefix = root + Path.DirectorySeparatorChar;
        return text.StartsWith(prefix, StringComparison.Ordinal) ? text[prefix.Length..] : text;
    }

    [GeneratedRegex(@"(?:^|: )error \w+:")]
    private static partial Regex ErrorPattern();

    // MSBuild ends a line with the project that it built.
    [GeneratedRegex(@" \[[^\]]*\]$")]
    private static partial Regex ProjectPattern();
}
