using System.Security.Cryptography;
using System.Text;

namespace EdgeNode.Authority;

/// <summary>What stands in a file in PEM (RFC 7468), whatever text is around it.</summary>
internal static class PemBlocks
{
    /// <summary>The blocks in order, each with its label.</summary>
    internal static List<(string Label, byte[] Content)> In(ReadOnlySpan<byte> file)
    {
        List<(string, byte[])> blocks = [];
        string text = Encoding.Latin1.GetString(file.StartsWith(Encoding.UTF8.Preamble) ? file[Encoding.UTF8.Preamble.Length..] : file);
        for (int at = 0; PemEncoding.TryFind(text.AsSpan(at), out PemFields fields); at += fields.Location.End.Value)
        {
            ReadOnlySpan<char> rest = text.AsSpan(at);
            blocks.Add((rest[fields.Label].ToString(), Convert.FromBase64String(rest[fields.Base64Data].ToString())));
        }

        return blocks;
    }
}
