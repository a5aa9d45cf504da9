using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace EdgeNode.Audit.Tests;

/// <summary>Looks for tests in the sources, by a way of its own.</summary>
internal static partial class NamedTests
{
    private static readonly ConcurrentDictionary<string, HashSet<string>> Found = new();

    public static bool Exists(NamedTest test)
    {
        return Found.GetOrAdd(test.Project, Read).Contains($"{test.Class}.{test.Method}");
    }

    private static HashSet<string> Read(string project)
    {
        HashSet<string> names = [];
        string folder = Path.Combine(SourceTree.Root, project);
        foreach (string file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories) : [])
        {
            string text = File.ReadAllText(file);
            Match type = TypePattern().Match(text);
            foreach (Match method in MethodPattern().Matches(text))
            {
                names.Add($"{type.Groups["name"].Value}.{method.Groups["name"].Value}");
            }
        }

        return names;
    }

    [GeneratedRegex(@"\[TestClass\](?:\s*\[[^\]]*\])*\s+public (?:sealed |partial |static )*class (?<name>\w+)")]
    private static partial Regex TypePattern();

    [GeneratedRegex(@"\[TestMethod\](?:\s*\[[^\n]*\])*\s+public (?:static |async )*(?:void|Task) (?<name>\w+)\(")]
    private static partial Regex MethodPattern();
}
