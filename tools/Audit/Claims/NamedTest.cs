using System.Text.RegularExpressions;

namespace EdgeNode.Audit;

/// <summary>A test by its name.</summary>
/// <param name="Project">Folder of its project, from the root of the tree: <c>tests/Privacy</c>.</param>
/// <param name="Class">Name of its class, without namespace.</param>
/// <param name="Method">Name of its method.</param>
public sealed partial record NamedTest(string Project, string Class, string Method)
{
    /// <summary>How a test is written.</summary>
    public const string Form = "tests/PROJECT: Class.Method";

    /// <summary>Reads <c>tests/PROJECT: Class.Method</c>.</summary>
    /// <returns>Null where the text is something else.</returns>
    public static NamedTest? Parse(string text)
    {
        Match match = FormPattern().Match(text);
        return match.Success ? new NamedTest(match.Groups["project"].Value, match.Groups["class"].Value, match.Groups["method"].Value) : null;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        return $"{Project}: {Class}.{Method}";
    }

    [GeneratedRegex(@"^(?<project>tests/\w+): (?<class>\w+)\.(?<method>\w+)\z")]
    private static partial Regex FormPattern();
}
