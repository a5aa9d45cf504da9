using System.Text;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Intake;

/// <summary>
/// The channels of a summary in few characters, for a column of a table. Each channel is a letter and a hexadecimal digit, its
/// bucket, or <c>-</c> for absent: <c>f3s4p-</c> is footfall 3, sound 4, pm25 absent. A name after a point ends with a colon:
/// <c>f.north:3</c> is footfall.north 3. The code needs no table beside it that a box could fill.
/// </summary>
public static class BucketCode
{
    // In the order of ChannelKind. Part of the databases' form: a letter never changes its meaning.
    private const string Letters = "fspcthq";
    private const string Digits = "0123456789abcdef";
    private const char AbsentDigit = '-';

    /// <summary>The letter of a channel.</summary>
    public static char LetterOf(ChannelKind kind)
    {
        return Letters[(int)kind];
    }

    /// <summary>Adds a channel to a code.</summary>
    /// <param name="code">What is written so far.</param>
    /// <param name="kind">What it reports.</param>
    /// <param name="suffix">What stands after the point of its name, or empty.</param>
    /// <param name="bucket">Its bucket, 0 to 15, or <see cref="SummaryBody.Absent"/>.</param>
    public static void Append(StringBuilder code, ChannelKind kind, string suffix, int bucket)
    {
        code.Append(LetterOf(kind));
        if (suffix.Length > 0)
        {
            code.Append('.').Append(suffix).Append(':');
        }

        code.Append(bucket == SummaryBody.Absent ? AbsentDigit : Digits[bucket]);
    }

    /// <summary>Reads a code.</summary>
    /// <param name="code">What <see cref="Append"/> wrote.</param>
    /// <returns>Names and buckets in their order; null is absent.</returns>
    /// <exception cref="FormatException">The text is no code.</exception>
    public static IReadOnlyList<KeyValuePair<string, int?>> Read(string code)
    {
        List<KeyValuePair<string, int?>> channels = [];
        for (int at = 0; at < code.Length; at++)
        {
            int kind = Letters.IndexOf(code[at], StringComparison.Ordinal);
            string suffix = "";
            if (code.AsSpan(at + 1).StartsWith("."))
            {
                int end = code.IndexOf(':', at);
                suffix = end < 0 ? "" : code[(at + 1)..end];
                at = end;
            }

            at++;
            int bucket = at > 0 && at < code.Length ? Digits.IndexOf(code[at], StringComparison.Ordinal) : -1;
            if (kind < 0 || (bucket < 0 && (at <= 0 || at >= code.Length || code[at] != AbsentDigit)))
            {
                throw new FormatException($"'{code}' is no code of buckets");
            }

            channels.Add(KeyValuePair.Create(ChannelTable.Of((ChannelKind)kind).Name + suffix, bucket < 0 ? null : (int?)bucket));
        }

        return channels;
    }
}
