using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Commissioning;

/// <summary>
/// Reads a site file: a name and a value on each line, one space or more between; lines that begin with <c>#</c> are for people. Line ends of
/// Windows and a byte order mark are taken. Paths are those from the folder of the file.
/// </summary>
public static class SiteFile
{
    private const int GreatestLength = 64 * 1024;
    private const string Allowed = "a site file, lines of a name and a value";

    /// <summary>Reads one.</summary>
    /// <param name="path">Path of the file.</param>
    /// <exception cref="PlanException">It cannot be read; or a line of it cannot be used.</exception>
    public static IReadOnlyList<PlanValue> Read(string path)
    {
        byte[] content = PrivateFile.Read("--site", path, GreatestLength, Allowed);
        List<PlanValue> values = [];
        foreach ((int index, string line) in Text(path, content).Split('\n').Index())
        {
            string trimmed = line.Trim(' ', '\t', '\r');
            if (trimmed.Length > 0 && trimmed[0] != '#')
            {
                PlanValue value = Line(path, $"{path}:{index + 1}", trimmed);
                values.Add(values.Any(other => other.Name == value.Name) ? throw new PlanException($"{value.Place}: {value.Name}: found twice; allowed: once") : value);
            }
        }

        return values;
    }

    /// <summary>A path that a file names, from the folder of the file.</summary>
    internal static string From(string file, string path)
    {
        string whole = Path.Combine(Path.GetDirectoryName(file) ?? "", path);
        return Path.IsPathRooted(whole) ? Path.GetFullPath(whole) : whole;
    }

    /// <summary>The text of a file in UTF-8, with or without a byte order mark.</summary>
    internal static string Text(string path, byte[] content)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content).TrimStart('\ufeff');
        }
        catch (DecoderFallbackException)
        {
            throw new PlanException($"{path}: found bytes that are no UTF-8; allowed: text in UTF-8; save it as that");
        }
    }

    private static PlanValue Line(string file, string place, string line)
    {
        int gap = line.IndexOfAny([' ', '\t']);
        string name = gap < 0 ? line : line[..gap];
        string text = gap < 0 ? "" : line[gap..].TrimStart(' ', '\t');
        if (PlanRules.NameFault(name, PlanName.OfSite) is { } fault)
        {
            throw new PlanException($"{place}: {(name.Contains('=') || name.EndsWith(':') ? $"found {FoundText.Of(line)}; allowed: a name, a space, and the value" : fault)}");
        }

        if (name == PartName.WifiPassword)
        {
            PrivateFile.Require(place, file);
        }

        return PlanRules.Require(new PlanValue(name, text.Length > 0 && PlanName.Paths.Contains(name) ? From(file, text) : text, place));
    }
}
