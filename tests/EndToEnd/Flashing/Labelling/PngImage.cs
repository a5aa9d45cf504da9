using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Reads back a PNG of one bit a pixel, by the standard and not by the code that wrote it.</summary>
internal sealed class PngImage
{
    private readonly byte[] _rows;
    private readonly int _stride;

    public PngImage(byte[] file)
    {
        CollectionAssert.AreEqual(new byte[] { 137, 80, 78, 71, 13, 10, 26, 10 }, file[..8]);
        using MemoryStream packed = new();
        for (int at = 8; at < file.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            string type = Encoding.ASCII.GetString(file, at + 4, 4);
            ReadOnlySpan<byte> data = file.AsSpan(at + 8, length);
            if (type == "IHDR")
            {
                Width = BinaryPrimitives.ReadInt32BigEndian(data);
                Height = BinaryPrimitives.ReadInt32BigEndian(data[4..]);
                CollectionAssert.AreEqual(new byte[] { 1, 0, 0, 0, 0 }, data[8..].ToArray(), "one bit, grey, no interlace");
            }
            else if (type == "IDAT")
            {
                packed.Write(data);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using ZLibStream unpacker = new(packed, CompressionMode.Decompress);
        using MemoryStream rows = new();
        unpacker.CopyTo(rows);
        _rows = rows.ToArray();
        _stride = 1 + ((Width + 7) / 8);
        Assert.HasCount(_stride * Height, _rows);
    }

    public int Width { get; }

    public int Height { get; }

    public bool IsDark(int x, int y)
    {
        return (_rows[(y * _stride) + 1 + (x / 8)] & (0x80 >> (x % 8))) == 0;
    }
}
