using System.Text;
using EdgeNode.Authority;

namespace EdgeNode.City;

/// <summary>
/// A file of a broker that is written anew where it stands: its owner and its mode stay, which may be those of another user, and a new
/// file would be one that the broker cannot read.
/// </summary>
internal static class KeptFile
{
    /// <summary>Writes the whole content, or leaves the old one. What a crash in between leaves, the next call mends.</summary>
    /// <param name="path">The file; made, for its owner alone where it is narrow, when it is not there.</param>
    /// <param name="text">The content.</param>
    /// <param name="isNarrow">Whether others than its owner have no business with it.</param>
    /// <returns>False when it was so already.</returns>
    /// <exception cref="CityException">It cannot be written.</exception>
    internal static bool Write(string path, string text, bool isNarrow = false)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        try
        {
            byte[] before = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (before.AsSpan().SequenceEqual(content) && File.Exists(path))
            {
                return false;
            }

            if (before.Length > 0)
            {
                Overwrite(path, content, before);
            }
            else if (isNarrow)
            {
                SecretFile.Replace(path, content);
            }
            else
            {
                WholeFile.Write(path, content, WholeFile.ForEverybody, overwrite: true);
            }

            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityException($"{path}: cannot be written: {failure.Message}");
        }
    }

    // The room is taken before the first byte of the old content is lost.
    private static void Overwrite(string path, byte[] content, byte[] before)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            if (content.Length > before.Length)
            {
                file.Position = before.Length;
                file.Write(content.AsSpan(before.Length));
                file.Flush(flushToDisk: true);
                file.Position = 0;
            }

            file.Write(content.AsSpan(0, Math.Min(content.Length, before.Length)));
            file.SetLength(content.Length);
            file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            file.Position = 0;
            file.Write(before);
            file.SetLength(before.Length);
            throw;
        }
    }
}
