using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The profile is the slice in use: nothing outside it is named, and nothing in it is for nobody.</summary>
[TestClass]
public class UsageTests
{
    // What no device source names and the compiler still looks up, with the reason.
    private static readonly Dictionary<string, string> ForTheCompiler = new()
    {
        ["nanoFramework.Runtime.Native.RebootOption.NormalReboot"] = "the default of a parameter",
    };

    [TestMethod]
    public void Device_assemblies_name_nothing_but_declared_members_of_declared_assemblies()
    {
        if (RunsOnRealAssemblies())
        {
            return;
        }

        using ModuleDefinition declared = Profile.Declared();
        Dictionary<string, TypeDefinition> types = Profile.PublicTypes(declared).ToDictionary(type => type.FullName);
        string[] assemblies = ["mscorlib", declared.Assembly.Name.Name];
        foreach ((string project, string path) in Profile.TestsPaths.Append(new(Profile.FirmwareProject, Profile.FirmwarePath)))
        {
            using ModuleDefinition device = ModuleDefinition.ReadModule(path);
            Assert.IsNotEmpty(device.AssemblyReferences);
            foreach (AssemblyNameReference reference in device.AssemblyReferences)
            {
                Assert.Contains(reference.Name, assemblies, $"{device.Name} references {reference.Name}");
            }

            // One assembly declares all packages, and a device project restores only its own.
            Dictionary<string, string> packages = new DeviceProject(project).Packages();
            foreach (TypeReference type in device.GetTypeReferences().Where(type => types.ContainsKey(type.FullName)))
            {
                string package = Profile.PackageOf(types[type.FullName]).Name;
                Assert.IsTrue(packages.ContainsKey(package), $"{type.FullName} is of {package}, which {project} does not restore");
            }
        }

        using UsedApi used = UsedApi.Read();
        Assert.IsEmpty(used.Unknown, string.Join(Environment.NewLine, used.Unknown));
    }

    [TestMethod]
    public void Every_declared_member_is_used_by_a_device_source_or_by_the_compiler()
    {
        if (RunsOnRealAssemblies())
        {
            return;
        }

        using UsedApi used = UsedApi.Read();
        HashSet<string> unused = [.. used.Unused()];
        string[] forNobody = [.. unused.Where(name => !ForTheCompiler.ContainsKey(name)).Order()];
        Assert.IsEmpty(forNobody, "no longer used: " + string.Join(Environment.NewLine, forNobody));

        string[] reasonless = [.. ForTheCompiler.Keys.Where(name => !unused.Contains(name))];
        Assert.IsEmpty(reasonless, "on the compiler's list and used, or not declared: " + string.Join(Environment.NewLine, reasonless));
    }

    [TestMethod]
    public void The_device_build_compiles_the_sources_of_the_device_projects()
    {
        CollectionAssert.AreEquivalent(
            new DeviceProject(Profile.FirmwareProject).Sources().ToArray(), CompiledSources.Of(Profile.FirmwarePath).ToArray());
        string[] compiled = [.. CompiledSources.Of(Profile.FirmwarePath), .. CompiledSources.Of(Profile.AllTestsPath)];
        foreach (string project in DeviceProject.Tests)
        {
            string[] forgotten = [.. new DeviceProject(project).Sources().Except(compiled)];
            Assert.IsEmpty(forgotten, $"{project}: {string.Join(' ', forgotten)}");
        }

        foreach (DeviceProgram program in DeviceProgram.All)
        {
            string[] forgotten = [.. program.SourcePaths().Select(Checkout.Relative).Except(compiled)];
            Assert.IsEmpty(forgotten, $"{program.Name}: {string.Join(' ', forgotten)}");
        }
    }

    private static bool RunsOnRealAssemblies()
    {
        bool runs = Environment.GetEnvironmentVariable("NANOFRAMEWORK_REFERENCES") is { Length: > 0 };
        if (runs)
        {
            Console.WriteLine("skipped: NANOFRAMEWORK_REFERENCES is set, so the device build did not use the profile");
        }

        return runs;
    }
}
