namespace EdgeNode.Architecture.Tests;

/// <summary>One setting of a Kconfig fragment.</summary>
/// <param name="Symbol">Name without <c>CONFIG_</c>.</param>
/// <param name="Value">As written: <c>y</c>, <c>n</c>, a number, or a text in quotes.</param>
/// <param name="Reason">Comment lines that stand directly above it, as one text. Empty: there are none.</param>
/// <param name="Place">File and line, for messages.</param>
internal sealed record KconfigSetting(string Symbol, string Value, string Reason, string Place);

/// <summary>
/// Reads a Kconfig fragment more strictly than the tool that it is for, which passes over whatever it does not understand.
/// </summary>
internal static class KconfigFragment
{
    private const string Prefix = "CONFIG_";

    /// <summary>The settings of a file of the checkout, in the file's order.</summary>
    /// <exception cref="FormatException">A line is neither empty, nor a comment, nor a setting.</exception>
    public static IReadOnlyList<KconfigSetting> Read(string path)
    {
        return Parse(path, File.ReadAllLines(Path.Combine(SourceTree.Root, path)));
    }

    /// <summary>The same for lines at hand.</summary>
    public static IReadOnlyList<KconfigSetting> Parse(string path, string[] lines)
    {
        List<KconfigSetting> settings = [];
        List<string> comment = [];
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            string place = $"{path}:{index + 1}";
            if (line.StartsWith('#'))
            {
                comment.Add(line.TrimStart('#').Trim());
                continue;
            }

            if (line.Length != 0)
            {
                (string symbol, string value) = Split(line, place);
                settings.Add(new KconfigSetting(symbol, value, string.Join(' ', comment), place));
            }

            comment.Clear();
        }

        return settings;
    }

    private static (string Symbol, string Value) Split(string line, string place)
    {
        int sign = line.IndexOf('=', StringComparison.Ordinal);
        if (sign < 0 || !line.StartsWith(Prefix, StringComparison.Ordinal))
        {
            throw new FormatException($"{place}: found {line}; allowed: {Prefix}NAME=VALUE, a comment, an empty line");
        }

        string value = line[(sign + 1)..];
        bool isText = value.Length >= 2 && value.StartsWith('"') && value.EndsWith('"');
        if (!isText && value is not ("y" or "n") && !int.TryParse(value, out _))
        {
            throw new FormatException($"{place}: found {value}; allowed: y, n, a number, a text in quotes, and nothing behind it");
        }

        return (line[Prefix.Length..sign], value);
    }
}
