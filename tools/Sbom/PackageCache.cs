using System.Xml.Linq;

namespace EdgeNode.Sbom;

/// <summary>What NuGet keeps of the packages that were restored on this machine.</summary>
public sealed class PackageCache
{
    private readonly string _folder;

    /// <summary>Looks into a folder of the form <c>name/version/name.nuspec</c>; it may be absent, and then nothing is found.</summary>
    public PackageCache(string folder)
    {
        _folder = folder;
    }

    /// <summary>The cache of the user, where NuGet puts it: <c>NUGET_PACKAGES</c>, else <c>.nuget/packages</c> in the home folder.</summary>
    public static PackageCache OfUser()
    {
        string? set = Environment.GetEnvironmentVariable("NUGET_PACKAGES");
        return new PackageCache(string.IsNullOrEmpty(set)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages")
            : set);
    }

    /// <summary>Finds licence and checksum of a package.</summary>
    /// <returns>The package, with neither where the cache does not hold it.</returns>
    public Package Describe(string name, string version)
    {
        string id = name.ToLowerInvariant();
        string folder = Path.Combine(_folder, id, version.ToLowerInvariant());
        return new Package(
            name,
            version,
            LicenceIn(Path.Combine(folder, id + ".nuspec")),
            ChecksumIn(Path.Combine(folder, $"{id}.{version.ToLowerInvariant()}.nupkg.sha512")));
    }

    private static string? LicenceIn(string specification)
    {
        XElement? licence = File.Exists(specification)
            ? XDocument.Load(specification).Descendants().FirstOrDefault(element => element.Name.LocalName == "license")
            : null;
        return licence?.Attribute("type")?.Value switch
        {
            "expression" => licence.Value,
            "file" => LicenceOf(Path.Combine(Path.GetDirectoryName(specification)!, licence.Value)),
            _ => null,
        };
    }

    // A licence that is a file of the package has no identifier, but a title.
    private static string? LicenceOf(string text)
    {
        return File.Exists(text) && File.ReadLines(text).FirstOrDefault("").Contains("MIT License", StringComparison.Ordinal) ? "MIT" : null;
    }

    private static string? ChecksumIn(string file)
    {
        return File.Exists(file) ? Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(file).Trim())) : null;
    }
}
