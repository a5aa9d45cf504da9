using System.Text.RegularExpressions;

namespace EdgeNode.Audit;

/// <summary>One deliberate break of the sources, and the test that has to notice it.</summary>
/// <param name="Name">Name of its file, without extension.</param>
/// <param name="Path">Its file.</param>
/// <param name="Rule">The rule that it breaks.</param>
/// <param name="Claim">The claim that the rule belongs to, or null for a rule beyond the claims.</param>
/// <param name="Project">Folder of the test's project.</param>
/// <param name="Test">The test; null where no test is needed because the compiler refuses the mutant.</param>
/// <param name="IsRefused">Whether the compiler has to refuse it.</param>
/// <param name="Files">The files that it changes, from the root of the tree.</param>
public sealed partial record Mutant(
    string Name, string Path, string Rule, string? Claim, string Project, NamedTest? Test, bool IsRefused, IReadOnlyList<string> Files)
{
    /// <summary>Where mutants stand, from the root of the tree.</summary>
    public const string Folder = "tests/mutants";

    private const string Nothing = "-";
    private const string Refused = "does not build";

    private static readonly string[] ProjectEndings = [".csproj", ".props", ".targets", "global.json", "packages.lock.json"];

    /// <summary>Whether it changes what is compiled with what, so that packages and references have to be looked up again.</summary>
    public bool ChangesProjects => Files.Any(file => ProjectEndings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>Reads all mutants of a tree, ordered by name.</summary>
    /// <param name="root">Root of the tree.</param>
    /// <exception cref="AuditException">There are none, or one has no proper head.</exception>
    public static IReadOnlyList<Mutant> ReadAll(string root)
    {
        string folder = System.IO.Path.Combine(root, Folder);
        Mutant[] mutants = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, "*.patch").Order(StringComparer.Ordinal).Select(Read)]
            : [];
        return mutants.Length > 0 ? mutants : throw new AuditException($"{root}: no mutants in {Folder}; allowed is a checkout of EdgeNode");
    }

    /// <summary>Reads one mutant: lines <c>Rule:</c>, <c>Claim:</c>, <c>Project:</c>, <c>Test:</c> and perhaps <c>Expect:</c>, an empty line, then a diff.</summary>
    /// <exception cref="AuditException">A line is missing or holds something else.</exception>
    public static Mutant Read(string path)
    {
        string[] lines = File.ReadAllLines(path);
        Dictionary<string, string> head = lines.TakeWhile(line => line.Length > 0)
            .Select(line => line.Split(": ", 2))
            .Where(parts => parts.Length == 2)
            .GroupBy(parts => parts[0])
            .ToDictionary(group => group.Key, group => group.First()[1].Trim());
        string Field(string name)
        {
            return head.TryGetValue(name, out string? value) ? value : throw new AuditException($"{path}: has no line '{name}: ' in its head");
        }

        string claim = Field("Claim");
        string project = Field("Project");
        string test = Field("Test");
        bool isRefused = head.TryGetValue("Expect", out string? expected);
        if (isRefused && expected != Refused)
        {
            throw new AuditException($"{path}: Expect: found '{expected}'; allowed is '{Refused}'");
        }

        NamedTest? named = NamedTest.Parse($"{project}: {test}");
        if (named is null && !(isRefused && test == Nothing))
        {
            throw new AuditException($"{path}: found Project '{project}' and Test '{test}'; allowed are tests/NAME and Class.Method");
        }

        string[] files = [.. lines.Select(line => FilePattern().Match(line)).Where(match => match.Success).Select(match => match.Groups["file"].Value).Distinct()];
        return files.Length == 0
            ? throw new AuditException($"{path}: has no diff after its head")
            : new Mutant(System.IO.Path.GetFileNameWithoutExtension(path), path, Field("Rule"), claim == Nothing ? null : claim, project, named, isRefused, files);
    }

    [GeneratedRegex(@"^(?:---|\+\+\+) [ab]/(?<file>[^\t]+)")]
    private static partial Regex FilePattern();
}
