using EdgeNode.Architecture.Tests;
using Mono.Cecil;

namespace EdgeNode.DeviceProfile.Tests;

/// <summary>The profile is the slice in use: nothing outside it is named, and nothing in it is for nobody.</summary>
[TestClass]
public class UsageTests
{
    // What no device source names and the compiler still looks up, with the reason.
    private static readonly Dictionary<string, string> ForTheCompiler = new()
    {
        ["System.UInt64"] = "the least long is written as the negation of one",
        ["System.SByte"] = "sbyte",
        ["System.AttributeUsageAttribute"] = "every attribute class, those that the compiler makes too",
        ["System.AttributeTargets"] = "argument of AttributeUsage",
        ["System.FlagsAttribute"] = "marks two declared enums as the real ones are marked",
        ["System.Runtime.CompilerServices.IndexerNameAttribute"] = "gives the indexer of String its real name",
        ["System.Runtime.CompilerServices.CallerArgumentExpressionAttribute"] = "puts the text of an argument into every assertion",
        ["System.Array.get_Length"] = "an array's length is an instruction, and still looked up",
        ["nanoFramework.Runtime.Native.RebootOption.NormalReboot"] = "the default of a parameter",
        ["System.Collections.IEnumerable.GetEnumerator"] = "foreach over an array is bound to it before it becomes a loop",
        ["System.Collections.IEnumerator"] = "foreach, likewise",
    };

    [TestMethod]
    public void Device_assemblies_name_nothing_but_declared_members_of_declared_assemblies()
    {
        if (RunsOnRealAssemblies())
        {
            return;
        }

        HashSet<string> declared = [.. Profile.Modules().Select(module => module.Assembly.Name.Name)];
        HashSet<string> referenced = [
            .. new DeviceProject("firmware/Composition/EdgeNode.Firmware.nfproj").References().Keys,
            .. DeviceProject.Tests.SelectMany(project => new DeviceProject(project).References().Keys),
        ];
        foreach (ModuleDefinition device in Profile.DeviceModules())
        {
            Assert.IsNotEmpty(device.AssemblyReferences);
            foreach (AssemblyNameReference reference in device.AssemblyReferences)
            {
                Assert.Contains(reference.Name, declared, $"{device.Name} references {reference.Name}");
                Assert.Contains(reference.Name, referenced, $"{reference.Name} is referenced by no device project");
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
            new DeviceProject("firmware/Composition/EdgeNode.Firmware.nfproj").Sources().ToArray(), CompiledSources.Of(Profile.FirmwarePath).ToArray());
        foreach ((string project, string assembly) in Profile.TestsPaths)
        {
            CollectionAssert.AreEquivalent(new DeviceProject(project).Sources().ToArray(), CompiledSources.Of(assembly).ToArray(), project);
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
