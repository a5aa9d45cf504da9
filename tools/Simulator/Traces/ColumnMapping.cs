namespace EdgeNode.Simulator;

/// <summary>Says that a column of a file stands for one of ours.</summary>
/// <param name="Target">Our name, one of <see cref="Targets"/>.</param>
/// <param name="Source">Its name in the file.</param>
public sealed record ColumnMapping(string Target, string Source)
{
    /// <summary>The names that a column can stand for.</summary>
    public static IReadOnlyList<string> Targets => TraceColumns.Names;

    /// <summary>Reads <c>TARGET=SOURCE</c>. The first equals sign parts them, as names of portals have any sign in them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="mapping">The mapping, or null when false is returned.</param>
    /// <param name="reason">What was found and what is allowed, printable on one line, or empty when true is returned.</param>
    public static bool TryParse(string text, out ColumnMapping? mapping, out string reason)
    {
        mapping = null;
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string target = equals < 0 ? "" : text[..equals].Trim();
        string source = equals < 0 ? "" : text[(equals + 1)..].Trim();
        if (target.Length == 0 || source.Length == 0)
        {
            reason = $"found {Shown.Quoted(text)}; allowed is TARGET=SOURCE such as pm25=P2";
            return false;
        }

        if (!Targets.Contains(target))
        {
            reason = $"found {Shown.Quoted(target)}; allowed is one of {string.Join(", ", Targets)}";
            return false;
        }

        mapping = new ColumnMapping(target, source);
        reason = "";
        return true;
    }
}
