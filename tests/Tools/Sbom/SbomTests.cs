using System.Security.Cryptography;
using System.Text.Json;
using EdgeNode.Sbom;

namespace EdgeNode.Tools.Tests;

[TestClass]
public sealed class SbomTests
{
    [TestMethod]
    public void The_firmwares_bill_has_each_pinned_package_once_with_its_licence()
    {
        string text = File.ReadAllText(Path.Combine(SourceTree.Root, "firmware", "Composition", "packages.config"));
        JsonElement bill = Parse(BillOfMaterials.Write("EdgeNode.Firmware", "1.2.3", "firmware", PackageList.FromConfig(Path.Combine(SourceTree.Root, "firmware", "Composition", "packages.config"))));
        string[] urls = [.. bill.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("purl").GetString()!)];
        Assert.HasCount(text.Split("<package ").Length - 1, urls);
        Assert.HasCount(urls.Length, urls.Distinct().ToArray());
        foreach (JsonElement component in bill.GetProperty("components").EnumerateArray())
        {
            string name = component.GetProperty("name").GetString()!;
            Assert.Contains($"id=\"{name}\" version=\"{component.GetProperty("version").GetString()}\"", text);
            string licence = component.GetProperty("licenses")[0].GetProperty("license").GetProperty("id").GetString()!;
            Assert.AreEqual(name == "nanoFramework.M2Mqtt" ? "EPL-1.0" : "MIT", licence);
        }
    }

    [TestMethod]
    public void The_tools_bill_has_licence_and_checksum_of_each_package_file()
    {
        IReadOnlyList<Package> packages = PackageList.FromLock(Path.Combine(SourceTree.Root, "tools", "Cli", "packages.lock.json"), PackageCache.OfUser());
        Assert.IsNotEmpty(packages);
        foreach (Package package in packages)
        {
            Assert.AreEqual(LicenceOf(package.Name), package.Licence, package.Name);
            Assert.IsNotNull(package.Sha512, package.Name);
            Assert.AreEqual(Convert.ToHexStringLower(SHA512.HashData(File.ReadAllBytes(FileOf(package)))), package.Sha512, package.Name);
        }
    }

    // As README tells them.
    private static string LicenceOf(string name)
    {
        return name.Split('.')[0] switch { "NodaTime" or "Dapper" or "OpenTelemetry" or "SQLitePCLRaw" => "Apache-2.0", "Npgsql" => "PostgreSQL", _ => "MIT" };
    }

    [TestMethod]
    public void Every_dependency_of_the_product_is_a_component()
    {
        JsonElement bill = Parse(BillOfMaterials.Write("edgenode", "1.2.3", "application", [new Package("A.B", "1.0.0", "MIT OR Apache-2.0", null), new Package("C", "2.0.0", null, "00")]));
        Assert.AreEqual("CycloneDX", bill.GetProperty("bomFormat").GetString());
        string[] components = [.. bill.GetProperty("components").EnumerateArray().Select(component => component.GetProperty("bom-ref").GetString()!)];
        string[] dependencies = [.. bill.GetProperty("dependencies")[0].GetProperty("dependsOn").EnumerateArray().Select(reference => reference.GetString()!)];
        CollectionAssert.AreEqual(components, dependencies);
        Assert.AreEqual("edgenode@1.2.3", bill.GetProperty("dependencies")[0].GetProperty("ref").GetString());
        Assert.AreEqual("MIT OR Apache-2.0", bill.GetProperty("components")[0].GetProperty("licenses")[0].GetProperty("expression").GetString());
    }

    [TestMethod]
    public void A_file_that_pins_nothing_is_refused_by_name()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "{\"version\":2}");
            Assert.Contains(path, Assert.ThrowsExactly<SbomException>(() => PackageList.FromLock(path, PackageCache.OfUser())).Message);
            Assert.Contains(path, Assert.ThrowsExactly<SbomException>(() => PackageList.FromConfig(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static JsonElement Parse(string bill)
    {
        using JsonDocument document = JsonDocument.Parse(bill);
        return document.RootElement.Clone();
    }

    private static string FileOf(Package package)
    {
        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } set
            ? set
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        string id = package.Name.ToLowerInvariant();
        return Path.Combine(cache, id, package.Version, $"{id}.{package.Version}.nupkg");
    }
}
