using System.Text.RegularExpressions;

namespace EdgeNode.Architecture.Tests;

/// <summary>A name means one thing, wherever a reader meets it.</summary>
[TestClass]
public partial class NameTests
{
    [TestMethod]
    public void No_two_types_of_the_product_have_the_same_name()
    {
        IEnumerable<string> twins = Checkout.Sources("firmware", "hardware-abstraction", "tools")
            .SelectMany(file => OutermostTypes(File.ReadAllText(file)).Select(match => match.Groups["name"].Value).Distinct().Select(name => (Name: name, File: file)))
            .GroupBy(type => type.Name, type => Checkout.Relative(type.File))
            .Where(type => type.Count() > 1)
            .Select(type => $"{type.Key}: {string.Join(", ", type)}");

        Assert.AreEqual("", string.Join('\n', twins));
    }

    // A nested type is indented further: it is read with the name of the type around it.
    private static IEnumerable<Match> OutermostTypes(string source)
    {
        bool isInBlock = BlockNamespace().IsMatch(source);
        return OutermostType().Matches(source).Where(match => match.Groups["indent"].Length == (isInBlock ? 4 : 0));
    }

    [GeneratedRegex(@"^namespace [\w.]+\s*$", RegexOptions.Multiline)]
    private static partial Regex BlockNamespace();

    [GeneratedRegex(@"^(?<indent>(?: {4})?)(?:public|internal) (?:(?:static|sealed|abstract|readonly|partial|ref) )*(?:class|struct|interface|enum|record(?: struct| class)?) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex OutermostType();
}
