using System.Security.Cryptography;
using System.Text;
using EdgeNode.Authority;
using EdgeNode.Boards;
using EdgeNode.Policies;
using FilePath = System.IO.Path;

namespace EdgeNode.Flashing;

/// <summary>
/// What opens a locked box, in a file beside the folder with what the box is told, and not in it: the folder may be given away with the
/// box. A box that is flashed again keeps its secret.
/// </summary>
public sealed class UnlockSecretFile
{
    private const string Suffix = ".unlock-secret";
    private const int Digits = 64;

    private UnlockSecretFile(string path)
    {
        Path = path;
    }

    /// <summary>Where it is, or will be.</summary>
    public string Path { get; }

    /// <summary>Names the file that belongs to a folder, and checks it where there is one.</summary>
    /// <param name="folder">The folder with what the box is told.</param>
    /// <exception cref="FlashException">There is one that is no secret, or that others can read.</exception>
    public static UnlockSecretFile Beside(string folder)
    {
        string named = FilePath.TrimEndingDirectorySeparator(folder);
        bool isNamed = FilePath.GetFileName(named) is not ("" or "." or "..");
        UnlockSecretFile file = new((isNamed ? named : FilePath.TrimEndingDirectorySeparator(FilePath.GetFullPath(folder))) + Suffix);
        if (FilePath.Exists(file.Path))
        {
            file.Read();
        }

        return file;
    }

    /// <summary>The file of a box, named after it.</summary>
    /// <param name="path">Such as <c>unlock-secrets/kx7q22.unlock-secret</c>.</param>
    /// <exception cref="FlashException">It is not named so.</exception>
    public static UnlockSecretFile Named(string path)
    {
        return path.Length > Suffix.Length && path.EndsWith(Suffix, StringComparison.Ordinal)
            ? new UnlockSecretFile(path)
            : throw new FlashException($"{path}: found another name; allowed: NODE{Suffix}");
    }

    /// <summary>The node id that a file is named after.</summary>
    public string Node => FilePath.GetFileName(Path)[..^Suffix.Length];

    /// <summary>The secret; made, and written for its owner alone, where there is no file yet.</summary>
    /// <exception cref="FlashException">It cannot be written or read.</exception>
    public byte[] ReadOrMake()
    {
        if (FilePath.Exists(Path))
        {
            return Read();
        }

        byte[] secret = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Digits / 2)));
        try
        {
            SecretFile.WriteNew(Path, secret);
            return secret;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new FlashException($"{Path}: cannot be written, so nobody could unlock the box later: {fault.Message}");
        }
    }

    /// <summary>The secret, 64 hexadecimal digits.</summary>
    /// <exception cref="FlashException">The file is not there, holds something else, or others can read it.</exception>
    public byte[] Read()
    {
        bool isRead = BoundedFile.TryRead(Path, Digits + 2, out byte[] content, out string fault);
        string text = isRead ? Encoding.ASCII.GetString(content).TrimEnd('\r', '\n') : "";
        if (!isRead || !HexText.IsValid(text, Digits))
        {
            throw new FlashException($"{Path}: found {(isRead ? "something else" : fault)}; allowed: the box's unlock secret, {Digits} digits of 0-9a-f");
        }

        if (SecretFile.IsOpenToOthers(Path))
        {
            throw new FlashException($"{Path}: found a secret that others can read; allowed: its owner alone; run: chmod 600 {ShellWord.Of(Path)}");
        }

        return Encoding.ASCII.GetBytes(text);
    }
}
