using System.Globalization;
using System.Xml.Linq;
using EdgeNode.Pages;

namespace EdgeNode.Audit;

/// <summary>What was audited, and what was not.</summary>
internal static class AuditedSection
{
    private const int GreatestShown = 10;

    public static XElement Make(AuditResult result)
    {
        AuditedTree tree = result.Tree;
        return Html.Section(
            "audited",
            "What was audited",
            Html.Definitions(
            [
                ("Commit", [tree.Commit is null ? "Not known: git did not say." : Html.Classed("code", "hash", tree.Commit)]),
                ("Changes since", [Changes(tree.Changed)]),
                ("Compiler", [$".NET SDK {tree.Sdk}"]),
                ("Machine", [tree.Machine]),
                ("Seed", [$"{tree.Seed}. The cases of the property tests are drawn from it; EDGENODE_TEST_SEED gives others."]),
                ("Time", [$"{result.StartedUtc.ToString("d MMMM yyyy, HH':'mm':'ss 'UTC'", CultureInfo.InvariantCulture)}; {Figures.Duration((long)Math.Ceiling(result.Elapsed.TotalSeconds))}"]),
            ]),
            Html.Paragraph("The programs below are what the tests ran. Each carries the checksums of the source files it was compiled from; all of them were compared with the files in the tree, and are the same."),
            Html.Element("h3", "The firmware"),
            Programs(result.Assemblies.Where(assembly => assembly.IsFirmware)),
            Html.Element("h3", "The simulated hardware, the tools and the tests"),
            Programs(result.Assemblies.Where(assembly => !assembly.IsFirmware)),
            Html.Classed(
                "p",
                "note-box",
                Html.Element("strong", "Not audited: "),
                "the runtime and the image on a box, its hardware, and who holds its keys. The image is made of the same sources by another tool chain; nothing here has run on a box."));
    }

    private static object Changes(IReadOnlyList<string>? changed)
    {
        return changed switch
        {
            null => "Not known: git did not say.",
            { Count: 0 } => "None: the files are those of the commit.",
            _ => $"{Figures.Count(changed.Count, "file")}: {string.Join(", ", changed.Take(GreatestShown).Select(line => line[3..]))}{(changed.Count > GreatestShown ? " and others" : "")}. Whoever checks out the commit gets something else.",
        };
    }

    private static XElement Programs(IEnumerable<CheckedAssembly> assemblies)
    {
        return Html.Definitions(assemblies.Select(assembly => (
            (object)assembly.Name,
            new object?[] { $"{Figures.Count(assembly.Sources, "source file")}, SHA-256 ", Html.Classed("code", "hash", assembly.Sha256) })));
    }
}
