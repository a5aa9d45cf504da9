using System.Text;

namespace EdgeNode.Architecture.Tests;

/// <summary>The drawing of the projects in docs/architecture.md is what the project files say.</summary>
[TestClass]
public sealed class DrawingTests
{
    private static readonly string[] Folders = ["hardware-abstraction", "firmware", "tools"];

    [TestMethod]
    public void The_page_draws_the_projects_and_their_references_as_they_are()
    {
        string page = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "architecture.md")).ReplaceLineEndings("\n");
        string drawing = Draw();
        Assert.Contains(drawing, page, $"docs/architecture.md does not have this drawing:\n{drawing}");
    }

    /// <summary>A mermaid graph: an arrow to each project that one names, but for those that it names by way of another.</summary>
    private static string Draw()
    {
        string[] projects = [.. Checkout.Projects().Select(Checkout.Relative)
            .Where(path => Folders.Contains(path.Split('/')[0])).Order(StringComparer.Ordinal)];
        SortedDictionary<string, string[]> named = new(
            projects.ToDictionary(Checkout.NameOf, path => Checkout.References(Path.Combine(SourceTree.Root, path))), StringComparer.Ordinal);
        StringBuilder text = new("```mermaid\nflowchart BT\n");
        foreach (string folder in Folders)
        {
            text.Append($"    subgraph {folder}\n");
            foreach (string project in projects.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal)))
            {
                text.Append($"        {Checkout.NameOf(project)}\n");
            }

            text.Append("    end\n");
        }

        foreach ((string project, string[] references) in named)
        {
            string[] direct = [.. references.Where(one => !references.Any(other => other != one && Reaches(named, other, one)))
                .Order(StringComparer.Ordinal)];
            if (direct.Length > 0)
            {
                text.Append($"    {project} --> {string.Join(" & ", direct)}\n");
            }
        }

        return text.Append("```\n").ToString();
    }

    private static bool Reaches(SortedDictionary<string, string[]> named, string from, string to)
    {
        return named.TryGetValue(from, out string[]? next) && (next.Contains(to) || next.Any(one => Reaches(named, one, to)));
    }
}
