using EdgeNode.Authority;
using EdgeNode.Policies;

namespace EdgeNode.Flashing;

/// <summary>
/// An entry in the form in which the firmware's store keeps it: sequence, length, check value of the content, check value of these
/// three, content. One wrong bit anywhere, and the box refuses the entry. The firmware has the form in BankHeader; a test compares.
/// </summary>
internal static class BankFile
{
    /// <summary>What is put behind the name of an entry for the file of its first bank.</summary>
    public const string FirstSuffix = ".a";

    /// <summary>The same for the second bank.</summary>
    public const string SecondSuffix = ".b";

    private const int HeaderLength = (2 * BigEndian.Length) + (2 * Crc32.Length);

    /// <summary>Writes a first bank, readable for its owner alone.</summary>
    /// <param name="path">Where to; there is no such file.</param>
    /// <param name="content">What the entry holds.</param>
    public static void Write(string path, byte[] content)
    {
        byte[] header = new byte[HeaderLength];
        BigEndian.Write(header, 0, 1);
        BigEndian.Write(header, BigEndian.Length, (uint)content.Length);
        BigEndian.Write(header, 2 * BigEndian.Length, Crc32.Add(Crc32.Empty, content, 0, content.Length));
        int headerCrcAt = HeaderLength - Crc32.Length;
        BigEndian.Write(header, headerCrcAt, Crc32.Add(Crc32.Empty, header, 0, headerCrcAt));
        SecretFile.WriteNew(path, [.. header, .. content]);
    }
}
