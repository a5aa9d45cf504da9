using System.Security.Cryptography;

namespace EdgeNode.City;

/// <summary>A file of lines that is only added to, each line on disk before the call returns.</summary>
internal sealed class LineFile : IDisposable
{
    /// <summary>Most bytes of a line, without its line feed.</summary>
    internal const int LongestLine = 4096;

    private readonly HashSet<UInt128> _known = [];
    private readonly FileStream _stream;

    /// <summary>
    /// Opens a file, or makes it. A line that a crash left unfinished is cut off: it was never acknowledged. A file of
    /// anything else, as after a slip in its name, is left as it is.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="isOwn">Whether the first line that the file already holds is one of ours.</param>
    /// <param name="onLine">Called with each line that the file already holds.</param>
    /// <exception cref="CityException">The file holds something else.</exception>
    internal LineFile(string path, Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        try
        {
            long end = ReadLines(isOwn, onLine);
            if (end < _stream.Length)
            {
                _stream.SetLength(end);
            }

            _stream.Seek(0, SeekOrigin.End);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>Whether the bytes have the form of every line that a receiver writes: one JSON object that begins with the first of them.</summary>
    internal static bool IsObject(byte[] line)
    {
        return line is [(byte)'{', ..] && JsonFields.TryParse(line, out _);
    }

    /// <summary>Whether the same line stands in the file already.</summary>
    internal bool Holds(ReadOnlySpan<byte> line)
    {
        return _known.Contains(NameOf(line));
    }

    /// <summary>Adds a line.</summary>
    internal void Append(byte[] line)
    {
        _known.Add(NameOf(line));

        // One write, so that an end of the process in between leaves whole lines.
        byte[] bytes = new byte[line.Length + 1];
        line.CopyTo(bytes, 0);
        bytes[line.Length] = (byte)'\n';
        _stream.Write(bytes);
        _stream.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
    }

    private long ReadLines(Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        var line = new List<byte>();
        long end = 0;
        using var buffered = new BufferedStream(new FileStream(_stream.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        for (int value = buffered.ReadByte(); value >= 0; value = buffered.ReadByte())
        {
            if (value != '\n')
            {
                line.Add((byte)value);
                RefuseUnless(line.Count <= LongestLine);
                continue;
            }

            byte[] bytes = [.. line];
            RefuseUnless(end > 0 || isOwn(bytes));
            _known.Add(NameOf(bytes));
            onLine(bytes);
            end += bytes.Length + 1;
            line.Clear();
        }

        // One whole object without a line feed, and nothing before it, is rather somebody's document than half a line of ours.
        RefuseUnless(line.Count == 0 || (line[0] == '{' && (end > 0 || !IsObject(line.ToArray()))));
        return end;
    }

    private void RefuseUnless(bool isOwn)
    {
        if (!isOwn)
        {
            throw new CityException($"'{_stream.Name}' holds something that no receiver wrote; it is left as it is");
        }
    }

    private static UInt128 NameOf(ReadOnlySpan<byte> line)
    {
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(line));
    }
}
