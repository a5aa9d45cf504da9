using System.Xml.Linq;
using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>Where the sources and the built assemblies stand.</summary>
internal static class Checkout
{
    /// <summary>The assemblies that become one image on a box, in the order of docs/architecture.md.</summary>
    public static readonly string[] Firmware =
        ["Contracts", "Policies", "Summaries", "Timekeeping", "Identity", "Sensing", "Blurring", "Reporting", "Provisioning", "Composition"];

    /// <summary>A built assembly, by the last part of its name.</summary>
    public static ModuleDefinition Module(string name)
    {
        return ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"EdgeNode.{name}.dll"));
    }

    /// <summary>C# sources of a top folder, without what the build makes.</summary>
    public static IEnumerable<string> Sources(params string[] folders)
    {
        return folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, folder), "*.cs", SearchOption.AllDirectories))
            .Where(IsWritten);
    }

    /// <summary>Project files of all folders.</summary>
    public static IEnumerable<string> Projects()
    {
        return Directory.EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories).Where(IsWritten);
    }

    /// <summary>The last part of a project's name, as its file has it.</summary>
    public static string NameOf(string project)
    {
        return Path.GetFileNameWithoutExtension(project.Replace('\\', '/'))["EdgeNode.".Length..];
    }

    /// <summary>The projects that a project file references, by <see cref="NameOf"/>.</summary>
    public static string[] References(string project)
    {
        return [.. XDocument.Load(project).Descendants("ProjectReference").Select(reference => NameOf(reference.Attribute("Include")!.Value))];
    }

    /// <summary>A path as a reader would say it: from the root, with forward slashes.</summary>
    public static string Relative(string path)
    {
        return Path.GetRelativePath(SourceTree.Root, path).Replace('\\', '/');
    }

    /// <summary>Whether a file is of the sources, and not what a build has left.</summary>
    public static bool IsWritten(string path)
    {
        string[] parts = Relative(path).Split('/');
        return !parts.Contains("obj") && !parts.Contains("bin");
    }
}
