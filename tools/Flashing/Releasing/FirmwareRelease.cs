using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Flashing;

/// <summary>A published release of the firmware: for each board its image, and its hardened runtime where there is one.</summary>
public sealed class FirmwareRelease
{
    private const string DescriptionFile = "release.txt";
    private const string FirmwareFile = "EdgeNode.Firmware.bin";
    private const string Allowed = "release 1, version A.B.C, commit HASH, one a line";

    private readonly string _path;
    private readonly IReadOnlyDictionary<string, byte[]> _files;

    private FirmwareRelease(string path, IReadOnlyDictionary<string, byte[]> files, string version)
    {
        _path = path;
        _files = files;
        Version = version;
    }

    /// <summary>Version of the firmware, such as 0.1.0.</summary>
    public string Version { get; }

    /// <summary>Reads a release and compares each of its files with the sums beside them. They show damage, not who made it: that is what the attestation is for.</summary>
    /// <param name="path">The archive, or the folder in it.</param>
    /// <exception cref="FlashException">It is none, is damaged, or has a file that nobody has vouched for.</exception>
    public static FirmwareRelease Open(string path)
    {
        try
        {
            IReadOnlyDictionary<string, byte[]> files = ReleaseFiles.Read(path);
            ChecksumList sums = ChecksumList.Parse(TextOf(files, ChecksumList.FileName));
            sums.Require(files);
            return files.Keys.FirstOrDefault(name => name != ChecksumList.FileName && !sums.Lists(name)) is { } unlisted
                ? throw new FlashException($"found '{FoundText.Of(unlisted)}'; allowed: the files that {ChecksumList.FileName} lists")
                : new FirmwareRelease(path, files, VersionIn(TextOf(files, DescriptionFile)));
        }
        catch (FlashException failure)
        {
            throw new FlashException($"--release: {path}: {failure.Message}");
        }
    }

    /// <summary>Whether the release has the runtime that a box on a street needs.</summary>
    public bool IsHardened(string board)
    {
        return _files.ContainsKey($"{board}/{FlashRequest.RuntimeFileName}");
    }

    /// <summary>Where a board's firmware is, for people: in the folder, or in the one that the archive unpacks to.</summary>
    public string PathOf(string board, bool isRuntime)
    {
        string folder = Directory.Exists(_path) ? _path : $"edgenode-firmware-{Version}";
        return Path.Combine(folder, board, isRuntime ? FlashRequest.RuntimeFileName : FirmwareFile);
    }

    /// <summary>Writes what a board is flashed with to a folder.</summary>
    /// <returns>Paths of the firmware, and of the runtime where the release has one.</returns>
    /// <exception cref="FlashException">The release has nothing for the board, or the folder cannot be written.</exception>
    public (string Firmware, string? Runtime) Unpack(string board, string folder)
    {
        RequireBoard(board);
        try
        {
            return (Write(board, FirmwareFile, folder), IsHardened(board) ? Write(board, FlashRequest.RuntimeFileName, folder) : null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FlashException($"{folder}: cannot be written: {failure.Message}");
        }
    }

    /// <summary>Requires an image for a board.</summary>
    /// <exception cref="FlashException">There is none.</exception>
    public void RequireBoard(string board)
    {
        if (!_files.ContainsKey($"{board}/{FirmwareFile}"))
        {
            string[] boards = [.. _files.Keys.Where(name => name.EndsWith("/" + FirmwareFile, StringComparison.Ordinal)).Select(name => name.Split('/')[0]).Order(StringComparer.Ordinal)];
            throw new FlashException($"--release: {_path}: found no image for {board}; it has: {string.Join(", ", boards)}");
        }
    }

    private static string VersionIn(string description)
    {
        string[] lines = description.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        string? version = lines is ["release 1", _, _] && lines[1].StartsWith("version ", StringComparison.Ordinal) ? lines[1]["version ".Length..] : null;
        return version is not null && System.Version.TryParse(version, out System.Version? parsed) && parsed.ToString(3) == version
            ? version
            : throw new FlashException($"{DescriptionFile}: found '{FoundText.Of(lines[0])}'; allowed: {Allowed}");
    }

    private static string TextOf(IReadOnlyDictionary<string, byte[]> files, string name)
    {
        return files.TryGetValue(name, out byte[]? content)
            ? Encoding.Latin1.GetString(content)
            : throw new FlashException($"found no {name}; allowed: edgenode-firmware-VERSION.tar.gz, or the folder in it");
    }

    private string Write(string board, string name, string folder)
    {
        string file = Path.Combine(folder, name);
        File.WriteAllBytes(file, _files[$"{board}/{name}"]);
        return file;
    }
}
