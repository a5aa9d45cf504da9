using System.Text;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>
/// Reads a clean QR code of versions 1 to 8 at level Q, after ISO/IEC 18004: a second implementation, of the other direction.
/// It corrects no errors, so a single wrong module among the data shows.
/// </summary>
internal static class QrReader
{
    // Data codewords of each block, by version (ISO/IEC 18004, table 9, level Q).
    private static readonly int[][] Blocks =
    [
        [13], [22], [17, 17], [24, 24], [15, 15, 16, 16], [19, 19, 19, 19],
        [14, 14, 15, 15, 15, 15], [18, 18, 18, 18, 19, 19],
    ];

    private static readonly Func<int, int, bool>[] Masks =
    [
        (y, x) => (y + x) % 2 == 0,
        (y, _) => y % 2 == 0,
        (_, x) => x % 3 == 0,
        (y, x) => (y + x) % 3 == 0,
        (y, x) => ((y / 2) + (x / 3)) % 2 == 0,
        (y, x) => (y * x % 2) + (y * x % 3) == 0,
        (y, x) => ((y * x % 2) + (y * x % 3)) % 2 == 0,
        (y, x) => (((y + x) % 2) + (y * x % 3)) % 2 == 0,
    ];

    /// <summary>Reads a code in byte mode.</summary>
    /// <param name="size">Modules on a side, without quiet zone.</param>
    /// <param name="isDark">Row and column of a module to its colour.</param>
    public static string Read(int size, Func<int, int, bool> isDark)
    {
        int version = (size - 17) / 4;
        Assert.AreEqual(size, (version * 4) + 17);
        Func<int, int, bool> mask = Masks[MaskNumber(isDark)];
        byte[] codewords = Codewords(size, version, (y, x) => isDark(y, x) ^ mask(y, x));
        return Text(Deinterleaved(codewords, Blocks[version - 1]));
    }

    private static int MaskNumber(Func<int, int, bool> isDark)
    {
        int format = 0;
        for (int x = 0; x <= 4; x++)
        {
            format = (format << 1) | (isDark(8, x) ? 1 : 0);
        }

        format ^= 0b10101;
        Assert.AreEqual(0b11, format >> 3, "level Q");
        return format & 7;
    }

    private static byte[] Codewords(int size, int version, Func<int, int, bool> bitAt)
    {
        List<byte> codewords = [];
        int bits = 0;
        int value = 0;
        bool isUpward = true;
        for (int right = size - 1; right > 0; right -= 2)
        {
            right = right == 6 ? 5 : right;
            for (int step = 0; step < size; step++)
            {
                int y = isUpward ? size - 1 - step : step;
                for (int x = right; x >= right - 1; x--)
                {
                    if (!IsFunction(size, version, y, x))
                    {
                        value = (value << 1) | (bitAt(y, x) ? 1 : 0);
                        if (++bits % 8 == 0)
                        {
                            codewords.Add((byte)value);
                        }
                    }
                }
            }

            isUpward = !isUpward;
        }

        return [.. codewords];
    }

    private static bool IsFunction(int size, int version, int y, int x)
    {
        bool isFinder = (y < 9 && x < 9) || (y < 9 && x >= size - 8) || (y >= size - 8 && x < 9);
        bool isTiming = y == 6 || x == 6;
        bool isVersion = version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11));
        return isFinder || isTiming || isVersion || IsAlignment(version, y, x);
    }

    private static bool IsAlignment(int version, int y, int x)
    {
        int last = (version * 4) + 10;
        int[] centres = version switch { 1 => [], < 7 => [6, last], _ => [6, (last + 6) / 2, last] };
        return centres.Any(cy => centres.Any(cx =>
            !((cy == 6 && cx == 6) || (cy == 6 && cx == last) || (cy == last && cx == 6))
            && Math.Abs(y - cy) <= 2 && Math.Abs(x - cx) <= 2));
    }

    private static byte[] Deinterleaved(byte[] codewords, int[] lengths)
    {
        List<byte>[] blocks = [.. lengths.Select(_ => new List<byte>())];
        int next = 0;
        for (int index = 0; index < lengths.Max(); index++)
        {
            for (int block = 0; block < lengths.Length; block++)
            {
                if (index < lengths[block])
                {
                    blocks[block].Add(codewords[next++]);
                }
            }
        }

        return [.. blocks.SelectMany(block => block)];
    }

    // Four bits of mode, eight of length, then the bytes: everything stands half a byte off.
    private static string Text(byte[] data)
    {
        Assert.AreEqual(0b0100, data[0] >> 4, "byte mode");
        int length = ByteAt(data, 0);
        byte[] text = [.. Enumerable.Range(1, length).Select(index => (byte)ByteAt(data, index))];
        return Encoding.ASCII.GetString(text);
    }

    private static int ByteAt(byte[] data, int index)
    {
        return ((data[index] & 0xF) << 4) | (data[index + 1] >> 4);
    }
}
