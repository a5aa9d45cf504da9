using System.Runtime.CompilerServices;
using Mono.Cecil;

namespace EdgeNode.Architecture.Tests;

/// <summary>The firmware assemblies of the PC become two assemblies on a box, so their names must not collide.</summary>
[TestClass]
public class OneImageTests
{
    [TestMethod]
    public void No_type_name_occurs_twice()
    {
        string[] twice = FirmwareTypes()
            .GroupBy(type => type.Name)
            .Where(group => group.Count() > 1)
            .Select(group => string.Join(" and ", group.Select(type => type.FullName)))
            .ToArray();
        Assert.IsEmpty(twice, string.Join("; ", twice));
    }

    [TestMethod]
    public void No_namespace_is_also_a_type()
    {
        HashSet<string> types = FirmwareTypes().Select(type => type.FullName).ToHashSet();
        string[] both = FirmwareTypes().Select(type => type.Namespace).Distinct().Where(types.Contains).ToArray();
        Assert.IsEmpty(both, string.Join("; ", both));

        // "Node" as a last part of a namespace would hide the class Node from everyone inside it.
        HashSet<string> lastParts = FirmwareTypes().Select(type => type.Namespace.Split('.')[^1]).ToHashSet();
        string[] hidden = FirmwareTypes().Select(type => type.Name).Where(lastParts.Contains).ToArray();
        Assert.IsEmpty(hidden, string.Join("; ", hidden));
    }

    [TestMethod]
    public void No_assembly_opens_its_internals_to_another()
    {
        foreach (ModuleDefinition module in Checkout.Firmware.Select(Checkout.Module).Concat(Profile.ImagePaths.Values.Select(ModuleDefinition.ReadModule)))
        {
            bool open = module.Assembly.CustomAttributes
                .Any(attribute => attribute.AttributeType.Name == nameof(InternalsVisibleToAttribute));
            Assert.IsFalse(open, module.FileName);
        }
    }

    private static IEnumerable<TypeDefinition> FirmwareTypes()
    {
        return Checkout.Firmware
            .SelectMany(name => Checkout.Module(name).Types)
            .Where(type => type.Namespace.Length > 0 && type.Namespace.StartsWith("EdgeNode", StringComparison.Ordinal));
    }
}
