using System.Xml.Linq;

namespace EdgeNode.Architecture.Tests;

/// <summary>The project references are the privacy boundary (docs/architecture.md).</summary>
[TestClass]
public class ReferenceTests
{
    private static readonly Dictionary<string, string[]> MayName = new()
    {
        ["Contracts"] = [],
        ["Virtual"] = ["Contracts"],
        ["VirtualUplink"] = ["Contracts", "Virtual"],
        ["Policies"] = [],
        ["Summaries"] = ["Policies"],
        ["Timekeeping"] = ["Contracts"],
        ["Identity"] = ["Contracts", "Policies"],
        ["Sensing"] = ["Contracts"],
        ["Blurring"] = ["Contracts", "Policies", "Summaries", "Sensing"],
        ["Reporting"] = ["Contracts", "Policies", "Summaries"],
        ["Provisioning"] = ["Contracts", "Policies", "Summaries", "Identity"],
        ["Composition"] = ["Contracts", "Policies", "Summaries", "Timekeeping", "Identity", "Sensing", "Blurring", "Reporting", "Provisioning"],
    };

    [TestMethod]
    public void A_project_references_only_what_the_map_lets_it_name()
    {
        foreach ((string name, string[] allowed) in MayName)
        {
            string[] named = Checkout.References(Checkout.Projects().Single(path => Path.GetFileName(path) == $"EdgeNode.{name}.csproj"));
            CollectionAssert.IsSubsetOf(named, allowed, $"EdgeNode.{name} references more than it may");
        }
    }

    [TestMethod]
    public void An_assembly_names_only_what_the_map_lets_it_name()
    {
        foreach ((string name, string[] allowed) in MayName)
        {
            string[] named = Checkout.Module(name).AssemblyReferences
                .Where(reference => reference.Name.StartsWith("EdgeNode.", StringComparison.Ordinal))
                .Select(reference => reference.Name["EdgeNode.".Length..])
                .ToArray();
            CollectionAssert.IsSubsetOf(named, allowed, $"EdgeNode.{name} names more than it may");
        }
    }

    [TestMethod]
    public void A_reference_gives_no_right_to_name_what_lies_behind_it()
    {
        XDocument props = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props"));
        Assert.AreEqual("true", props.Descendants("DisableTransitiveProjectReferences").Single().Value);
        foreach (string project in Checkout.Projects())
        {
            Assert.IsFalse(
                XDocument.Load(project).Descendants("DisableTransitiveProjectReferences").Any(),
                $"{Checkout.Relative(project)} sets the rule for itself");
        }
    }

    [TestMethod]
    public void No_tool_but_the_simulator_names_Sensing()
    {
        foreach (string project in Checkout.Projects().Where(path => Checkout.Relative(path).StartsWith("tools/", StringComparison.Ordinal)))
        {
            bool namesSensing = Checkout.References(project).Contains("Sensing");
            bool isSimulator = Path.GetFileName(project) == "EdgeNode.Simulator.csproj";
            Assert.IsTrue(isSimulator || !namesSensing, Checkout.Relative(project));
        }
    }
}
