namespace EdgeNode.Authority;

/// <summary>
/// What an authority has done, in a file that only grows: one line an event, on the disk before anybody is given what the line tells of.
/// A line that a crash has cut off is the last one, and was never given out.
/// </summary>
internal sealed class AuthorityIndex
{
    private readonly string _path;
    private long _wholeLength;
    private bool _lacksLineEnd;

    private AuthorityIndex(string path, List<IndexLine> lines)
    {
        _path = path;
        Lines = lines;
    }

    /// <summary>The lines in order.</summary>
    internal List<IndexLine> Lines { get; }

    /// <summary>Whether a last line was cut off, which is left out of <see cref="Lines"/>.</summary>
    internal bool IsTorn { get; private set; }

    /// <summary>Reads the file. Nothing is changed.</summary>
    /// <exception cref="CityAuthorityException">It cannot be read, or a line is none.</exception>
    internal static AuthorityIndex Read(string path)
    {
        byte[] content = ReadBytes(path);
        AuthorityIndex index = new(path, []);
        for (int at = 0; at < content.Length;)
        {
            int length = content.AsSpan(at).IndexOf((byte)'\n');
            bool isLast = length < 0;
            ReadOnlySpan<byte> text = isLast ? content.AsSpan(at) : content.AsSpan(at, length);
            if (IndexLine.TryRead(text) is { } line)
            {
                index.Lines.Add(line);
            }
            else if (isLast)
            {
                index.IsTorn = true;
                break;
            }
            else
            {
                throw new CityAuthorityException($"{path}:{index.Lines.Count + 1}: found a line that is none of an index; allowed: the file as edgenode wrote it: take the newest backup of the folder");
            }

            at += isLast ? text.Length : text.Length + 1;
            index._wholeLength = at;
            index._lacksLineEnd = isLast;
        }

        return index;
    }

    /// <summary>Writes lines behind the others, and waits until the disk has them. A line that was cut off is written over.</summary>
    /// <exception cref="CityAuthorityException">They cannot be written. The file is as it was.</exception>
    internal void Append(params IReadOnlyList<IndexLine> lines)
    {
        try
        {
            using FileStream file = new(_path, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.SetLength(_wholeLength);
            try
            {
                byte[] text = [.. _lacksLineEnd ? "\n"u8 : [], .. lines.SelectMany(line => line.ToBytes())];
                file.Position = _wholeLength;
                file.Write(text);
                file.Flush(flushToDisk: true);
                _wholeLength += text.Length;
                _lacksLineEnd = false;
            }
            catch (IOException)
            {
                file.SetLength(_wholeLength);
                throw;
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityAuthorityException($"{_path}: cannot be written, so nothing was issued or revoked: {failure.Message}");
        }

        IsTorn = false;
        Lines.AddRange(lines);
    }

    private static byte[] ReadBytes(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            return content;
        }
        catch (FileNotFoundException)
        {
            throw new CityAuthorityException($"{path}: found no such file; allowed: the index that belongs to this folder: take the newest backup of the folder");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CityAuthorityException($"{path}: cannot be read: {failure.Message}");
        }
    }
}
