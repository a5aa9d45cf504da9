using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace EdgeNode.Sbom;

/// <summary>The packages that a project is pinned to, from the files that pin them.</summary>
public static class PackageList
{
    /// <summary>Reads a <c>packages.lock.json</c>: direct and transitive packages, projects left out.</summary>
    /// <exception cref="SbomException">The file is not one.</exception>
    public static IReadOnlyList<Package> FromLock(string path, PackageCache cache)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            return InOrder(document.RootElement.GetProperty("dependencies").EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(package => package.Value.GetProperty("type").GetString() != "Project")
                .Select(package => cache.Describe(package.Name, package.Value.GetProperty("resolved").GetString()!)));
        }
        catch (Exception fault) when (fault is IOException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SbomException($"{path}: cannot be read as packages.lock.json", fault);
        }
    }

    /// <summary>Reads a <c>packages.config</c>, as nanoFramework's projects have it.</summary>
    /// <exception cref="SbomException">The file is not one.</exception>
    public static IReadOnlyList<Package> FromConfig(string path)
    {
        try
        {
            return InOrder(XDocument.Load(path).Root!.Elements("package")
                .Select(package => (Name: package.Attribute("id")!.Value, Version: package.Attribute("version")!.Value))
                .Select(package => new Package(package.Name, package.Version, LicenceOf(package.Name), null)));
        }
        catch (Exception fault) when (fault is IOException or XmlException or NullReferenceException)
        {
            throw new SbomException($"{path}: cannot be read as packages.config", fault);
        }
    }

    // As the repositories of the packages say; all of nanoFramework is MIT but the MQTT client, which comes from Eclipse Paho.
    private static string LicenceOf(string firmwarePackage)
    {
        return firmwarePackage.StartsWith("nanoFramework.M2Mqtt", StringComparison.Ordinal) ? "EPL-1.0" : "MIT";
    }

    private static List<Package> InOrder(IEnumerable<Package> packages)
    {
        return [.. packages.Distinct().OrderBy(package => package.Name, StringComparer.Ordinal).ThenBy(package => package.Version, StringComparer.Ordinal)];
    }
}
