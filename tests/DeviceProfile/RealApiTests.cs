using EdgeNode.Architecture.Tests;
using Mono.Cecil;

namespace EdgeNode.DeviceProfile.Tests;

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
        int members = 0;
        List<string> wrong = [];
        foreach (TypeDefinition type in Profile.Modules().SelectMany(Profile.PublicTypes))
        {
            ListedType? listed = api.Find(type.Module.Assembly.Name.Name, ApiTypeName.Full(type));
            members += Compare(type, listed?.Declaration, listed?.Members, wrong);
            if (listed is not null && Source(type) != (listed.Package, listed.Version))
            {
                wrong.Add($"{type.FullName} says {Source(type)} and comes from {listed.Package} {listed.Version}");
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
        foreach (ModuleDefinition declared in Profile.Modules())
        {
            string path = Path.Combine(folder, declared.Assembly.Name.Name + ".dll");
            Assert.IsTrue(File.Exists(path), $"{path}: there is no such assembly");
            using ModuleDefinition real = ModuleDefinition.ReadModule(path);
            foreach (TypeDefinition type in Profile.PublicTypes(declared))
            {
                TypeDefinition? found = real.GetType(type.FullName);
                HashSet<string>? members = found is null ? null : [.. ApiText.Members(found).Select(member => member.Line)];
                Compare(type, found is null ? null : ApiText.Of(found), members, wrong);
            }
        }

        Assert.IsEmpty(wrong, string.Join(Environment.NewLine, wrong));
    }

    [TestMethod]
    public void Every_declared_type_says_the_package_and_version_that_the_device_projects_restore()
    {
        Dictionary<string, string> packages = new DeviceProject("firmware/Composition/EdgeNode.Firmware.nfproj").Packages();
        packages["nanoFramework.TestFramework"] = new DeviceProject(DeviceProject.Tests[0]).Packages()["nanoFramework.TestFramework"];
        foreach (TypeDefinition type in Profile.Modules().SelectMany(Profile.PublicTypes))
        {
            (string package, string version) = Source(type);
            Assert.IsTrue(packages.TryGetValue(package, out string? restored), $"{type.FullName}: {package} is restored by no device project");
            Assert.AreEqual(restored, version, type.FullName);
        }
    }

    // Returns how many members were compared.
    private static int Compare(TypeDefinition type, string? declaration, HashSet<string>? members, List<string> wrong)
    {
        string where = $"{type.Module.Assembly.Name.Name}: {type.FullName}";
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

    private static (string Package, string Version) Source(TypeDefinition type)
    {
        TypeDefinition outermost = type.DeclaringType ?? type;
        CustomAttribute? attribute = outermost.CustomAttributes.SingleOrDefault(made => made.AttributeType.Name == "FromPackageAttribute");
        Assert.IsNotNull(attribute, $"{type.FullName} does not say its package");
        return ((string)attribute.ConstructorArguments[0].Value, (string)attribute.ConstructorArguments[1].Value);
    }
}
