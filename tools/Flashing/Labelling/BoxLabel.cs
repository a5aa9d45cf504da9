using EdgeNode.Policies;
using QRCoder;

namespace EdgeNode.Flashing;

/// <summary>
/// The label on a box: its node id for the technician, and for everyone else the address of the page that discloses what the
/// box measures, as a QR code and as text.
/// </summary>
public sealed class BoxLabel
{
    /// <summary>What stands above the address.</summary>
    public const string Invitation = "What this box measures:";

    /// <summary>Most characters of the address: more would make the code too fine to read from a pavement.</summary>
    public const int GreatestUrlLength = 100;

    private const int GreatestNodeLength = 16;

    private BoxLabel(string node, string url, IReadOnlyList<IReadOnlyList<bool>> modules)
    {
        Node = node;
        Url = url;
        Modules = modules;
    }

    /// <summary>Node id.</summary>
    public string Node { get; }

    /// <summary>Address of the disclosure page, which the code holds.</summary>
    public string Url { get; }

    /// <summary>The code: rows from the top, true is dark, with the quiet zone of four light modules around it.</summary>
    public IReadOnlyList<IReadOnlyList<bool>> Modules { get; }

    /// <summary>Makes a label.</summary>
    /// <param name="node">Node id, 1 to 16 of <c>a-z0-9-</c>.</param>
    /// <param name="url">Address that begins with <c>https://</c>, printable ASCII without spaces.</param>
    /// <exception cref="FlashException">One of them is not so.</exception>
    public static BoxLabel Make(string node, string url)
    {
        if (node.Length is < 1 or > GreatestNodeLength || !node.All(letter => letter is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
        {
            throw new FlashException($"--node: found '{FoundText.Of(node)}'; allowed is a node id, 1 to {GreatestNodeLength} of a-z0-9-");
        }

        bool isAddress = Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) && parsed.Scheme == Uri.UriSchemeHttps && parsed.Host.Length > 0;
        if (!isAddress || url.Length > GreatestUrlLength || !url.All(letter => letter is > ' ' and <= '~'))
        {
            throw new FlashException($"--url: found '{FoundText.Of(url)}'; allowed is an address that begins with https://, at most {GreatestUrlLength} characters of ASCII");
        }

        // Level Q can lose a quarter of itself to scratches and weather.
        using QRCodeData code = QRCodeGenerator.GenerateQrCode(url, QRCodeGenerator.ECCLevel.Q);
        return new BoxLabel(node, url, [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())]);
    }

    /// <summary>Writes <c>label-NODE.svg</c> and <c>label-NODE.png</c>.</summary>
    /// <param name="folder">Where to; made if it is not there.</param>
    /// <returns>The two files.</returns>
    /// <exception cref="FlashException">The folder cannot be written.</exception>
    public IReadOnlyList<string> Save(string folder)
    {
        string svg = Path.Combine(folder, $"label-{Node}.svg");
        string png = Path.Combine(folder, $"label-{Node}.png");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(svg, LabelSvg.Write(this));
            File.WriteAllBytes(png, LabelPng.Write(this));
            return [svg, png];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FlashException($"--out: {folder}: cannot be written");
        }
    }

    /// <summary>The address in lines of a length.</summary>
    internal IReadOnlyList<string> UrlLines(int length)
    {
        return [.. Url.Chunk(length).Select(letters => new string(letters))];
    }
}
