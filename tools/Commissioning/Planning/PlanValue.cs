namespace EdgeNode.Commissioning;

/// <summary>A value, and where it was said.</summary>
/// <param name="Name">Name of a setting of docs/console.md, or one of <see cref="PlanName"/>.</param>
/// <param name="Value">The value; of a file or a folder its path, whole or from where the command runs.</param>
/// <param name="Place">Such as <c>site.txt:3</c> or <c>--url</c>.</param>
public sealed record PlanValue(string Name, string Value, string Place)
{
    /// <summary>What a message about the value begins with; an option says its name itself.</summary>
    public string Where => Place.StartsWith("--", StringComparison.Ordinal) ? Place : $"{Place}: {Name}";
}
