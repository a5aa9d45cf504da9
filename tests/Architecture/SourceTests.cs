using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>What holds for how the sources are cut into files.</summary>
[TestClass]
public partial class SourceTests
{
    private const int LongestFile = 400;

    private static readonly string[] All = ["firmware", "hardware-abstraction", "tools", "tests"];
    private static readonly string[] Vague = ["Utils", "Util", "Helper", "Helpers", "Manager", "Common", "Misc"];

    [TestMethod]
    public void Conditional_compilation_stays_in_hardware_abstraction()
    {
        foreach (string file in Checkout.Sources("firmware", "tools", "tests"))
        {
            bool conditional = File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal));
            Assert.IsFalse(conditional, Checkout.Relative(file));
        }
    }

    [TestMethod]
    public void A_file_is_short_enough_to_hold_in_the_head()
    {
        foreach (string file in Checkout.Sources(All))
        {
            int lines = File.ReadLines(file).Count();
            Assert.IsLessThanOrEqualTo(LongestFile, lines, $"{Checkout.Relative(file)} has {lines} lines");
        }
    }

    [TestMethod]
    public void A_file_of_firmware_has_one_type_and_its_name()
    {
        foreach (string file in Checkout.Sources("firmware", "hardware-abstraction", "tools"))
        {
            string[] types = PublicType().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).ToArray();
            if (types.Length == 0)
            {
                continue;
            }

            Assert.HasCount(1, types, $"{Checkout.Relative(file)}: {string.Join(", ", types)}");
            Assert.AreEqual(Path.GetFileNameWithoutExtension(file), types[0], Checkout.Relative(file));
        }
    }

    [TestMethod]
    public void A_name_says_what_the_thing_does()
    {
        // OnPc stands in for nanoFramework.TestFramework, whose names are not ours to choose.
        foreach (string file in Checkout.Sources(All).Where(file => !Checkout.Relative(file).StartsWith("tests/Firmware/OnPc/", StringComparison.Ordinal)))
        {
            string name = Path.GetFileNameWithoutExtension(file);
            string[] folders = Checkout.Relative(file).Split('/')[..^1];
            Assert.IsFalse(Vague.Any(word => name.EndsWith(word, StringComparison.Ordinal)), Checkout.Relative(file));
            Assert.IsFalse(folders.Any(Vague.Contains), Checkout.Relative(file));
        }
    }

    // Types at the outermost level only: a nested public type is indented further.
    [GeneratedRegex(@"^(?: {4})?public (?:(?:static|sealed|abstract|readonly|partial|ref) )*(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex PublicType();
}
