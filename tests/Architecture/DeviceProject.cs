using System.Xml.Linq;

namespace EdgeNode.Architecture.Tests;

/// <summary>A project of nanoFramework's kind, read as XML: its project system is not there to be asked.</summary>
internal sealed class DeviceProject
{
    private readonly XDocument _project;
    private readonly string _folder;

    /// <summary>Reads a project.</summary>
    /// <param name="path">Below the root, with forward slashes.</param>
    public DeviceProject(string path)
    {
        string full = Path.Combine(Checkout.Root, path);
        _project = XDocument.Load(full);
        _folder = Path.GetDirectoryName(full)!;
    }

    /// <summary>Sources that it compiles, relative to the root, with forward slashes; wildcards are expanded.</summary>
    public IEnumerable<string> Sources(string board = "esp32-devkit-v1")
    {
        return Elements("Compile").SelectMany(compile => Expand(compile, board)).Order();
    }

    /// <summary>What it includes as written, wildcards kept, relative to the root.</summary>
    public IEnumerable<string> Includes()
    {
        return Elements("Compile").Select(compile => compile.Attribute("Include")).OfType<XAttribute>().Select(include => Below(Slashed(include.Value)));
    }

    /// <summary>Assemblies that it references, with the path of each below the packages folder.</summary>
    public Dictionary<string, string[]> References()
    {
        return Elements("Reference").ToDictionary(
            reference => reference.Attribute("Include")!.Value,
            reference => reference.Elements().Single().Value.Split('\\', StringSplitOptions.None));
    }

    /// <summary>Packages beside it, with their versions.</summary>
    public Dictionary<string, string> Packages()
    {
        return XDocument.Load(Path.Combine(_folder, "packages.config")).Descendants("package")
            .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);
    }

    /// <summary>The value of a property.</summary>
    public string Property(string name)
    {
        return Elements(name).Single().Value;
    }

    // A nanoFramework project stands in MSBuild's namespace, an SDK-style one in none.
    private IEnumerable<XElement> Elements(string name)
    {
        return _project.Descendants().Where(element => element.Name.LocalName == name);
    }

    private IEnumerable<string> Expand(XElement compile, string board)
    {
        string include = Slashed(compile.Attribute("Include")!.Value).Replace("$(Board)", board, StringComparison.Ordinal);
        string[] excluded = Slashed(compile.Attribute("Exclude")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (!include.Contains('*', StringComparison.Ordinal))
        {
            return [Below(include)];
        }

        // The one form of wildcard in use; another would have to be expanded otherwise.
        const string AllSources = "/**/*.cs";
        Assert.EndsWith(AllSources, include);
        string folder = Path.GetFullPath(Path.Combine(_folder, include[..^AllSources.Length]));
        if (!Directory.Exists(folder))
        {
            return [];
        }

        string[] left = [.. excluded.Select(LeftFolder)];
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !left.Any(path => file.StartsWith(path, StringComparison.Ordinal)))
            .Select(Checkout.Relative);
    }

    private string LeftFolder(string exclude)
    {
        const string Whole = "/**";
        Assert.EndsWith(Whole, exclude);
        return Path.GetFullPath(Path.Combine(_folder, exclude[..^Whole.Length])) + Path.DirectorySeparatorChar;
    }

    private string Below(string path)
    {
        return Checkout.Relative(Path.GetFullPath(Path.Combine(_folder, path)));
    }

    private static string Slashed(string path)
    {
        return path.Replace('\\', '/');
    }
}
