using System.Security.Cryptography;

namespace EdgeNode.City;

/// <summary>A file of lines that is only added to, each line on disk before the call returns.</summary>
internal sealed class LineFile : IDisposable
{
    private readonly HashSet<UInt128> _known = [];
    private readonly FileStream _stream;

    /// <summary>Opens a file, or makes it. What follows the last line feed, left by a crash, is cut off: it was never acknowledged.</summary>
    /// <param name="path">Path of the file.</param>
    /// <param name="onLine">Called with each line that the file already holds.</param>
    internal LineFile(string path, Action<byte[]> onLine)
    {
        _stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        _stream.SetLength(ReadLines(onLine));
        _stream.Seek(0, SeekOrigin.End);
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

    private long ReadLines(Action<byte[]> onLine)
    {
        var line = new List<byte>();
        long end = 0;
        using var buffered = new BufferedStream(new FileStream(_stream.Name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        for (int value = buffered.ReadByte(); value >= 0; value = buffered.ReadByte())
        {
            if (value != '\n')
            {
                line.Add((byte)value);
                continue;
            }

            byte[] bytes = [.. line];
            _known.Add(NameOf(bytes));
            onLine(bytes);
            end += bytes.Length + 1;
            line.Clear();
        }

        return end;
    }

    private static UInt128 NameOf(ReadOnlySpan<byte> line)
    {
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(line));
    }
}
