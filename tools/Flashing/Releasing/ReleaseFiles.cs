using System.Formats.Tar;
using System.IO.Compression;
using EdgeNode.Policies;

namespace EdgeNode.Flashing;

/// <summary>The files of a release, in memory: what is compared is what is flashed.</summary>
internal static class ReleaseFiles
{
    private const int MostFiles = 1000;
    private const int GreatestLength = 16 * 1024 * 1024;
    private const long GreatestTotal = 128 * 1024 * 1024;

    /// <summary>Whether a text is a path inside a release, with slashes.</summary>
    public static bool IsPath(string path)
    {
        return path.Split('/').All(part => part.Length > 0 && part is not ("." or "..") && part.All(letter => letter is > ' ' and <= '~' and not ('\\' or ':')));
    }

    /// <summary>Reads a release.</summary>
    /// <param name="path">A folder, or the archive that is published: a .tar.gz with one folder in it.</param>
    /// <returns>The content of each file, by its path in the release.</returns>
    /// <exception cref="FlashException">It is neither, or larger than a release can be.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(string path)
    {
        try
        {
            return Directory.Exists(path) ? OfFolder(path)
                : File.Exists(path) ? OfArchive(path)
                : throw new FlashException("there is no such file or folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new FlashException(Directory.Exists(path) ? $"cannot be read: {failure.Message}" : "found a file that is cut off or is no release; allowed: edgenode-firmware-VERSION.tar.gz, or the folder in it");
        }
    }

    private static Dictionary<string, byte[]> OfFolder(string folder)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        long total = 0;
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            using FileStream stream = File.OpenRead(file);
            Add(files, name, stream, ref total);
        }

        return files;
    }

    private static Dictionary<string, byte[]> OfArchive(string archive)
    {
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
        long total = 0;
        using FileStream packed = File.OpenRead(archive);
        using GZipStream unpacked = new(packed, CompressionMode.Decompress);
        using TarReader reader = new(unpacked);
        string? top = null;
        while (reader.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
            {
                continue;
            }

            string[] parts = entry.Name.Split('/', 2);
            top ??= parts[0];
            bool isFile = entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
            if (!isFile || parts.Length != 2 || parts[0] != top || !IsPath(entry.Name))
            {
                throw new FlashException($"found '{FoundText.Of(entry.Name)}'; allowed: files below one folder");
            }

            Add(files, parts[1], entry.DataStream ?? Stream.Null, ref total);
        }

        return files;
    }

    private static void Add(Dictionary<string, byte[]> files, string name, Stream content, ref long total)
    {
        using MemoryStream copy = new();
        byte[] piece = new byte[81_920];
        for (int read = content.Read(piece); read > 0; read = content.Read(piece))
        {
            copy.Write(piece.AsSpan(0, read));
            total += read;
            if (copy.Length > GreatestLength || total > GreatestTotal)
            {
                throw new FlashException($"found more than a release has at '{FoundText.Of(name)}'; allowed: files of at most {GreatestLength >> 20} MB, {GreatestTotal >> 20} MB in all");
            }
        }

        if (files.Count == MostFiles || !files.TryAdd(name, copy.ToArray()))
        {
            throw new FlashException($"found '{FoundText.Of(name)}' twice, or more than {MostFiles} files; allowed: each file once");
        }
    }
}
