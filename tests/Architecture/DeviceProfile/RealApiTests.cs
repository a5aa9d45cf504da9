using System.Xml.Linq;
using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>What the profile declares is what the real packages have.</summary>
[TestClass]
public class RealApiTests
{
    private const string ReferencesVariable = "NANOFRAMEWORK_REFERENCES";

    [TestMethod]
    public void Every_declared_member_stands_in_the_list_of_its_package_with_the_same_signature()
    {
        if (DeviceApi.Folder is not { } folder)
        {
            Console.WriteLine("skipped: the lists of nanoFramework's public API do not lie beside the checkout");
            return;
        }

        DeviceApi api = DeviceApi.Read(folder);
        using ModuleDefinition declared = Profile.Declared();
        int members = 0;
        List<string> wrong = [];
        foreach (TypeDefinition type in Profile.PublicTypes(declared))
        {
            ListedType? listed = api.Find(Profile.PackageOf(type).Name, ApiTypeName.Full(type));
            members += Compare(type, listed?.Declaration, listed?.Members, wrong);
            if (listed is not null && Profile.PackageOf(type) != (listed.Package, listed.Version))
            {
                wrong.Add($"{type.FullName} says {Profile.PackageOf(type)} and comes from {listed.Package} {listed.Version}");
            }
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
        Assert.IsGreaterThan(100, members);
        Console.WriteLine($"{members} declared members stand in the lists");
    }

    [TestMethod]
    public void Every_declared_member_is_in_the_real_assemblies_with_the_same_signature()
    {
        if (Environment.GetEnvironmentVariable(ReferencesVariable) is not { Length: > 0 } folder)
        {
            Console.WriteLine($"skipped: {ReferencesVariable} names no folder with the real assemblies");
            return;
        }

        List<string> wrong = [];
        using ModuleDefinition declared = Profile.Declared();
        foreach (IGrouping<string, TypeDefinition> package in Profile.PublicTypes(declared).GroupBy(type => Profile.PackageOf(type).Name))
        {
            ModuleDefinition[] real = [.. AssembliesOf(package.Key).Select(name => ModuleDefinition.ReadModule(Path.Combine(folder, name + ".dll")))];
            foreach (TypeDefinition type in package)
            {
                TypeDefinition? found = real.Select(module => module.GetType(type.FullName)).FirstOrDefault(one => one is not null);
                HashSet<string>? members = found is null ? null : [.. ApiText.Members(found).Select(member => member.Line)];
                Compare(type, found is null ? null : ApiText.Of(found), members, wrong);
            }

            Array.ForEach(real, module => module.Dispose());
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Every_declared_type_says_the_package_and_version_that_the_device_projects_restore()
    {
        Dictionary<string, string> packages = new DeviceProject(Profile.FirmwareProject).Packages();
        packages["nanoFramework.TestFramework"] = new DeviceProject(DeviceProject.Tests[0]).Packages()["nanoFramework.TestFramework"];
        using ModuleDefinition declared = Profile.Declared();
        foreach (TypeDefinition type in Profile.PublicTypes(declared))
        {
            (string package, string version) = Profile.PackageOf(type);
            Assert.IsTrue(packages.TryGetValue(package, out string? restored), $"{type.FullName}: {package} is restored by no device project");
            Assert.AreEqual(restored, version, type.FullName);
        }
    }

    [TestMethod]
    public void The_mscorlib_of_this_build_is_the_one_that_the_device_projects_restore()
    {
        const string Package = "nanoFramework.CoreLibrary";
        string central = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion")
            .Single(package => package.Attribute("Include")!.Value == Package).Attribute("Version")!.Value;
        foreach (string project in DeviceProject.All)
        {
            Assert.AreEqual(central, new DeviceProject(project).Packages()[Package], project);
        }
    }

    // Returns how many members were compared.
    private static int Compare(TypeDefinition type, string? declaration, HashSet<string>? members, List<string> wrong)
    {
        string where = $"{Profile.PackageOf(type).Name}: {type.FullName}";
        if (declaration is null || members is null)
        {
            wrong.Add($"{where} is not there");
            return 0;
        }

        if (declaration != ApiText.Of(type))
        {
            wrong.Add($"{where} is declared \"{ApiText.Of(type)}\" and is \"{declaration}\"");
        }

        string[] lines = [.. ApiText.Members(type).Select(member => member.Line)];
        wrong.AddRange(lines.Where(line => !members.Any(real => IsWithin(line, real))).Select(line => $"{where}: \"{line}\" is not there"));
        return lines.Length;
    }

    // Of a property's accessors only those in use are declared.
    private static bool IsWithin(string line, string real)
    {
        int accessors = line.IndexOf(" { ", StringComparison.Ordinal);
        if (accessors < 0 || !line.StartsWith("property ", StringComparison.Ordinal))
        {
            return line == real;
        }

        string[] words = line[(accessors + 3)..].Split(["; ", "}"], StringSplitOptions.RemoveEmptyEntries);
        return real.StartsWith(line[..(accessors + 3)], StringComparison.Ordinal)
            && words.All(word => real[accessors..].Contains($" {word};", StringComparison.Ordinal));
    }

    // A device project names the assemblies of its packages.
    private static IEnumerable<string> AssembliesOf(string package)
    {
        return DeviceProject.All.SelectMany(project => new DeviceProject(project).References())
            .Where(reference => reference.Value[3].StartsWith(package + ".", StringComparison.Ordinal) && reference.Value[^1].EndsWith(".dll", StringComparison.Ordinal))
            .Select(reference => reference.Key)
            .Distinct();
    }
}
