using System.Security.Cryptography;
using EdgeNode.Policies;

namespace EdgeNode.Flashing;

/// <summary>The SHA-256 of each file of a release, as <c>sha256sum</c> writes them.</summary>
internal sealed class ChecksumList
{
    /// <summary>Name of the file in a release.</summary>
    public const string FileName = "SHA256SUMS";

    private const int Digits = 64;
    private const string Form = "lines of sha256sum: 64 digits of 0-9a-f, two spaces, a path in the release";

    private readonly Dictionary<string, string> _sums;

    private ChecksumList(Dictionary<string, string> sums)
    {
        _sums = sums;
    }

    /// <summary>Reads the list.</summary>
    /// <param name="text">Content of the file.</param>
    /// <exception cref="FlashException">A line is no sum, names a file outside the release, or one twice.</exception>
    public static ChecksumList Parse(string text)
    {
        Dictionary<string, string> sums = new(StringComparer.Ordinal);
        foreach ((int index, string line) in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Index())
        {
            // Between sum and path stand two spaces, or a space and the star that says "binary".
            bool hasForm = line.Length > Digits + 2 && HexText.IsValid(line[..Digits], Digits) && line[Digits] == ' ' && line[Digits + 1] is ' ' or '*';
            string path = hasForm ? line[(Digits + 2)..] : "";
            if (path.StartsWith("./", StringComparison.Ordinal))
            {
                path = path[2..];
            }

            if (!hasForm || !ReleaseFiles.IsPath(path) || !sums.TryAdd(path, line[..Digits]))
            {
                throw new FlashException($"{FileName}:{index + 1}: found '{FoundText.Of(line)}'; allowed: {Form}, each path once");
            }
        }

        return new ChecksumList(sums);
    }

    /// <summary>Whether a file is listed.</summary>
    public bool Lists(string path)
    {
        return _sums.ContainsKey(path);
    }

    /// <summary>Compares every listed file.</summary>
    /// <exception cref="FlashException">One is missing, or is not what was released.</exception>
    public void Require(IReadOnlyDictionary<string, byte[]> files)
    {
        foreach ((string path, string sum) in _sums)
        {
            if (!files.TryGetValue(path, out byte[]? content))
            {
                throw new FlashException($"{path}: the file is not there; {FileName} lists it; get the release again");
            }

            string found = Convert.ToHexStringLower(SHA256.HashData(content));
            if (found != sum)
            {
                throw new FlashException($"{path}: found a file with the SHA-256 {found}; allowed: {sum}, as in {FileName}; get the release again");
            }
        }
    }
}
