using System.Text.Json;
using System.Xml.Linq;

namespace EdgeNode.Architecture.Tests;

/// <summary>A project of nanoFramework's kind, read as XML: its project system is not there to be asked.</summary>
internal sealed class DeviceProject
{
    private const string DefaultBoard = "esp32-devkit-v1";

    private readonly List<(XElement Element, string Folder)> _elements = [];
    private readonly string _folder;

    /// <summary>The projects of the device's unit tests, each for an assembly of its own, below the root.</summary>
    public static string[] Tests { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "tests", "Device"), "*.nfproj").Order(StringComparer.Ordinal).Select(Checkout.Relative),
    ];

    /// <summary>The part of the firmware that a project of <see cref="Tests"/> is named after.</summary>
    public static string PartOf(string project)
    {
        return Path.GetFileNameWithoutExtension(project).Split('.')[^1];
    }

    /// <summary>Whether a source of the firmware stands in no assembly of the PC: it is the chip's, the board's, or the device's Main.</summary>
    public static bool IsDevicesOwn(string source)
    {
        return source.StartsWith("hardware-abstraction/Esp32/", StringComparison.Ordinal)
            || source.StartsWith("firmware/Composition/Device/", StringComparison.Ordinal)
            || source == $"boards/{DefaultBoard}/Board.g.cs";
    }

    /// <summary>Reads a project.</summary>
    /// <param name="path">Below the root, with forward slashes.</param>
    public DeviceProject(string path)
    {
        string full = Path.Combine(SourceTree.Root, path);
        _folder = Path.GetDirectoryName(full)!;
        Load(full);
    }

    /// <summary>Sources that it compiles, relative to the root, with forward slashes; wildcards are expanded.</summary>
    public IEnumerable<string> Sources(string board = DefaultBoard)
    {
        return Elements("Compile").SelectMany(compile => Expand(compile.Element, compile.Folder, board)).Order();
    }

    /// <summary>Full paths of <see cref="Sources"/>.</summary>
    public IEnumerable<string> SourcePaths()
    {
        return Sources().Select(source => Path.Combine(SourceTree.Root, source));
    }

    /// <summary>Assemblies that it references, with the path of each below the packages folder.</summary>
    public Dictionary<string, string[]> References()
    {
        return Elements("Reference").ToDictionary(
            reference => reference.Element.Attribute("Include")!.Value,
            reference => reference.Element.Elements().Single().Value.Split('\\', StringSplitOptions.None));
    }

    /// <summary>Packages beside it, with their versions.</summary>
    public Dictionary<string, string> Packages()
    {
        return XDocument.Load(Path.Combine(_folder, "packages.config")).Descendants("package")
            .ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);
    }

    /// <summary>Packages of its lock file with version and hash; null where no restore has written one yet.</summary>
    public Dictionary<string, (string Version, string Hash)>? Lock()
    {
        string path = Path.Combine(_folder, Property("NuGetLockFilePath"));
        if (!File.Exists(path))
        {
            return null;
        }

        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        return document.RootElement.GetProperty("dependencies").GetProperty(".NETnanoFramework,Version=v1.0").EnumerateObject().ToDictionary(
            package => package.Name,
            package => (package.Value.GetProperty("resolved").GetString()!, package.Value.GetProperty("contentHash").GetString()!));
    }

    /// <summary>The value of a property.</summary>
    public string Property(string name)
    {
        return Elements(name).Single().Element.Value;
    }

    // The sources stand in a file that a project imports, and that its stand-in imports too.
    private void Load(string file)
    {
        string folder = Path.GetDirectoryName(file)!;
        foreach (XElement element in XDocument.Load(file).Descendants())
        {
            _elements.Add((element, folder));
            if (element.Name.LocalName == "Import" && element.Attribute("Project")!.Value is { } import && import.EndsWith(".projitems", StringComparison.Ordinal))
            {
                Load(Path.GetFullPath(Path.Combine(folder, Slashed(import))));
            }
        }
    }

    // A nanoFramework project stands in MSBuild's namespace, an SDK-style one in none.
    private IEnumerable<(XElement Element, string Folder)> Elements(string name)
    {
        return _elements.Where(element => element.Element.Name.LocalName == name);
    }

    private static IEnumerable<string> Expand(XElement compile, string from, string board)
    {
        string include = Slashed(compile.Attribute("Include")!.Value).Replace("$(Board)", board, StringComparison.Ordinal);
        string[] excluded = Slashed(compile.Attribute("Exclude")?.Value ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries);
        if (!include.Contains('*', StringComparison.Ordinal))
        {
            return [Below(from, include)];
        }

        // The one form of wildcard in use; another would have to be expanded otherwise.
        const string AllSources = "/**/*.cs";
        Assert.EndsWith(AllSources, include);
        string folder = Path.GetFullPath(Path.Combine(from, include[..^AllSources.Length]));
        if (!Directory.Exists(folder))
        {
            return [];
        }

        string[] left = [.. excluded.Select(exclude => LeftFolder(from, exclude))];
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !left.Any(path => file.StartsWith(path, StringComparison.Ordinal)))
            .Select(Checkout.Relative);
    }

    private static string LeftFolder(string from, string exclude)
    {
        const string Whole = "/**";
        Assert.EndsWith(Whole, exclude);
        return Path.GetFullPath(Path.Combine(from, exclude[..^Whole.Length])) + Path.DirectorySeparatorChar;
    }

    private static string Below(string from, string path)
    {
        return Checkout.Relative(Path.GetFullPath(Path.Combine(from, path)));
    }

    private static string Slashed(string path)
    {
        return path.Replace("$(MSBuildThisFileDirectory)", "", StringComparison.Ordinal).Replace('\\', '/');
    }
}
