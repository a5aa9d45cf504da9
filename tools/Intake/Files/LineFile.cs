using EdgeNode.City;

namespace EdgeNode.Intake;

/// <summary>A file of lines that is only added to, whole batches at a time, each on disk before the call returns.</summary>
internal sealed class LineFile : IDisposable
{
    /// <summary>Most bytes of a line, without its line feed.</summary>
    internal const int LongestLine = 8192;

    private readonly FileStream _stream;
    private readonly bool _isNew;
    private long _length;

    /// <summary>
    /// Opens a file, or makes it. A line that a crash left unfinished is cut off: it was never acknowledged. A file of
    /// anything else, as after a slip in its name, is left as it is.
    /// </summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="isOnlyWriter">Whether nobody else may open it, not even to read: a lock that holds on Linux too.</param>
    /// <param name="isOwn">Whether the first line that the file already holds is one of ours.</param>
    /// <param name="onLine">Called with each line that the file already holds.</param>
    /// <exception cref="CityException">The file holds something else, or another receiver has it.</exception>
    internal LineFile(string path, bool isOnlyWriter, Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        _isNew = !File.Exists(path);
        _stream = Open(path, isOnlyWriter);
        try
        {
            _length = ReadLines(isOwn, onLine);
            Restore();
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

    /// <summary>Writes lines behind those that count. They count only after <see cref="Accept"/>.</summary>
    /// <exception cref="IOException">There is no room for them.</exception>
    internal void Write(ReadOnlySpan<byte> lines)
    {
        _stream.Write(lines);
        _stream.Flush(flushToDisk: true);
    }

    /// <summary>Lets what was written count.</summary>
    internal void Accept()
    {
        _length = _stream.Length;
    }

    /// <summary>Takes back what does not count. A full disk has room for that.</summary>
    internal void Restore()
    {
        if (_stream.Length != _length)
        {
            _stream.SetLength(_length);
        }

        _stream.Seek(0, SeekOrigin.End);
    }

    /// <summary>Closes the file, and takes it away where it was made for nothing.</summary>
    internal void Abandon()
    {
        if (_isNew && _stream.Length == 0)
        {
            // Before it is closed, and so let go of.
            File.Delete(_stream.Name);
        }

        _stream.Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stream.Dispose();
    }

    private static FileStream Open(string path, bool isOnlyWriter)
    {
        try
        {
            // No buffer: a batch is one write, so that an end of the process in between leaves whole lines.
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, isOnlyWriter ? FileShare.None : FileShare.Read, bufferSize: 0);
        }
        catch (IOException failure) when (isOnlyWriter && File.Exists(path))
        {
            throw new CityException($"'{path}' is in use: another receiver writes the same files ({failure.Message})");
        }
    }

    private long ReadLines(Predicate<byte[]> isOwn, Action<byte[]> onLine)
    {
        List<byte> line = [];
        long end = 0;

        // Not disposed: that would close the file.
        BufferedStream buffered = new(_stream, 64 * 1024);
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
            onLine(bytes);
            end += bytes.Length + 1;
            line.Clear();
        }

        // One whole object without a line feed, and nothing before it, is rather somebody's document than half a line of ours.
        RefuseUnless(line.Count == 0 || (line[0] == '{' && (end > 0 || !IsObject([.. line]))));
        return end;
    }

    private void RefuseUnless(bool isOwn)
    {
        if (!isOwn)
        {
            throw new CityException($"'{_stream.Name}' holds something that no receiver wrote; it is left as it is");
        }
    }
}
