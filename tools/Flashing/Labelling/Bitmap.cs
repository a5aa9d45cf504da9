using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace EdgeNode.Flashing;

/// <summary>Black dots on white, which can be written as PNG (ISO/IEC 15948).</summary>
internal sealed class Bitmap
{
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private readonly int _height;
    private readonly int _stride;
    private readonly byte[] _rows;

    public Bitmap(int width, int height)
    {
        Width = width;
        _height = height;

        // Each row begins with its filter, of which 0 is none. A set bit is white.
        _stride = 1 + ((width + 7) / 8);
        _rows = new byte[_stride * height];
        for (int index = 0; index < _rows.Length; index++)
        {
            _rows[index] = index % _stride == 0 ? (byte)0 : (byte)0xFF;
        }
    }

    public int Width { get; }

    public void Darken(int x, int y)
    {
        if (x >= 0 && x < Width && y >= 0 && y < _height)
        {
            _rows[(y * _stride) + 1 + (x / 8)] &= (byte)~(0x80 >> (x % 8));
        }
    }

    public byte[] ToPng()
    {
        byte[] header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), _height);
        header[8] = 1;
        using MemoryStream packed = new();
        using (ZLibStream packer = new(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            packer.Write(_rows);
        }

        using MemoryStream file = new();
        file.Write(Signature);
        WriteChunk(file, "IHDR", header);
        WriteChunk(file, "IDAT", packed.ToArray());
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        byte[] number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(named));
        file.Write(number);
    }

    private static uint Crc32(byte[] bytes)
    {
        uint remainder = 0xFFFFFFFF;
        foreach (byte next in bytes)
        {
            remainder ^= next;
            for (int bit = 0; bit < 8; bit++)
            {
                remainder = (remainder >> 1) ^ (0xEDB88320 & (0 - (remainder & 1)));
            }
        }

        return ~remainder;
    }
}
