using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>EdgeNode.sln is written by hand: a project that it leaves out, or does not build, would be noticed by nobody.</summary>
[TestClass]
public partial class SolutionTests
{
    private static readonly string Solution = File.ReadAllText(Path.Combine(SourceTree.Root, "EdgeNode.sln"));

    [TestMethod]
    public void It_lists_every_project_once_and_builds_it_in_both_configurations()
    {
        Match[] listed = ProjectLine().Matches(Solution).ToArray();
        CollectionAssert.AreEquivalent(
            Checkout.Projects().Select(Checkout.Relative).ToArray(),
            listed.Select(project => project.Groups["path"].Value.Replace('\\', '/')).ToArray());
        Assert.HasCount(listed.Length, listed.Select(match => match.Groups["guid"].Value).Distinct());
        foreach (Match project in listed)
        {
            foreach (string configuration in new[] { "Debug", "Release" })
            {
                string line = $"{{{project.Groups["guid"].Value}}}.{configuration}|Any CPU.Build.0 = {configuration}|Any CPU";
                Assert.Contains(line, Solution, project.Groups["path"].Value);
            }
        }
    }

    [GeneratedRegex(@"^Project\(""[^""]+""\) = ""[^""]+"", ""(?<path>[^""]+\.csproj)"", ""\{(?<guid>[^}]+)\}""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
