using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace EdgeNode.Privacy.Tests;

/// <summary>A value that was fed in at a sensor, in all the forms in which it might come out.</summary>
internal sealed class Canary
{
    // Two letters of Base64, which is all that 16 bits alone are sure to give, are in any text by chance.
    private const int LeastLetters = 3;

    private readonly List<(string Encoding, byte[] Pattern)> _forms = [];

    private Canary(string kind, string value)
    {
        Kind = kind;
        What = $"{kind} {value}";
    }

    /// <summary>What it is a value of.</summary>
    public string Kind { get; }

    /// <summary>Whether it is a row of bytes as it was on a wire.</summary>
    public bool IsOfWire { get; private init; }

    /// <summary>What it is, for whoever reads a failure.</summary>
    public string What { get; }

    /// <summary>Its forms.</summary>
    public IReadOnlyList<(string Encoding, byte[] Pattern)> Forms => _forms;

    /// <summary>
    /// A whole number: in decimal, in hexadecimal of either case, as bytes of either order (the shortest that hold it, which are
    /// part of all longer ones), and in Base64 of its decimal text and of 32 and 64 bits of either order.
    /// </summary>
    /// <param name="what">What it is.</param>
    /// <param name="value">The number, at least 256.</param>
    /// <param name="decimals">How many of its digits may stand behind a point.</param>
    public static Canary OfNumber(string what, long value, int decimals = 0)
    {
        Canary canary = new(what, value.ToString(CultureInfo.InvariantCulture));
        string text = value.ToString(CultureInfo.InvariantCulture);
        canary.AddText("decimal", text);
        canary.AddText("hex", value.ToString("x", CultureInfo.InvariantCulture));
        canary.AddText("HEX", value.ToString("X", CultureInfo.InvariantCulture));
        for (int behind = 1; behind <= decimals; behind++)
        {
            canary.AddText("decimal with a point", $"{text[..^behind]}.{text[^behind..]}");
        }

        byte[] wide = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(wide, value);
        canary.AddBothOrders("bytes", wide.AsSpan().TrimStart((byte)0).ToArray());
        canary.AddBase64("Base64 of decimal", Encoding.ASCII.GetBytes(text));
        canary.AddBase64("Base64 of 64 bits", wide);
        canary.AddBase64("Base64 of 64 bits, little-endian", Reversed(wide));
        if (value <= int.MaxValue)
        {
            canary.AddBase64("Base64 of 32 bits", wide[4..]);
            canary.AddBase64("Base64 of 32 bits, little-endian", Reversed(wide[4..]));
        }

        return canary;
    }

    /// <summary>A negative number of one byte, which only its sign and the bytes that fill it up make unmistakable.</summary>
    public static Canary OfNegative(string what, int value)
    {
        Canary canary = new(what, value.ToString(CultureInfo.InvariantCulture));
        byte[] wide = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(wide, value);
        canary.AddText("decimal", value.ToString(CultureInfo.InvariantCulture));
        canary.AddText("hex", value.ToString("x", CultureInfo.InvariantCulture));
        canary.AddText("HEX", value.ToString("X", CultureInfo.InvariantCulture));
        canary.AddBothOrders("bytes", wide);
        canary.AddBase64("Base64 of 32 bits", wide);
        canary.AddBase64("Base64 of 32 bits, little-endian", Reversed(wide));
        return canary;
    }

    /// <summary>A row of bytes as it was on a wire: as it is and backwards, in hexadecimal of either case, in Base64.</summary>
    public static Canary OfBytes(string what, byte[] bytes)
    {
        Canary canary = new(what, Convert.ToHexStringLower(bytes)) { IsOfWire = true };
        canary.AddBothOrders("bytes", bytes);
        canary.AddText("hex", Convert.ToHexStringLower(bytes));
        canary.AddText("HEX", Convert.ToHexString(bytes));
        canary.AddBase64("Base64", bytes);
        return canary;
    }

    /// <summary>Says in which form the canary is in what left a box; null where it is not.</summary>
    public string? FoundIn(byte[] left)
    {
        foreach ((string encoding, byte[] pattern) in _forms)
        {
            if (left.AsSpan().IndexOf(pattern) >= 0)
            {
                return $"{What}, {encoding}: {Convert.ToHexStringLower(pattern)}";
            }
        }

        return null;
    }

    private static byte[] Reversed(byte[] bytes)
    {
        return [.. Enumerable.Reverse(bytes)];
    }

    private void AddText(string encoding, string text)
    {
        Add(encoding, Encoding.ASCII.GetBytes(text));
    }

    private void AddBothOrders(string encoding, byte[] bytes)
    {
        Add(encoding, bytes);
        Add($"{encoding}, backwards", Reversed(bytes));
    }

    // The letters that stand for these bytes alone, whatever is before and behind them, at each place in a group of three.
    private void AddBase64(string encoding, byte[] bytes)
    {
        for (int before = 0; before < 3; before++)
        {
            string letters = Convert.ToBase64String([.. new byte[before], .. bytes, 0, 0]);
            int first = ((before * 8) + 5) / 6;
            int end = (before + bytes.Length) * 8 / 6;
            if (end - first >= LeastLetters)
            {
                AddText($"{encoding}, {before} bytes into a group", letters[first..end]);
            }
        }
    }

    private void Add(string encoding, byte[] pattern)
    {
        if (!_forms.Any(form => form.Pattern.AsSpan().SequenceEqual(pattern)))
        {
            _forms.Add((encoding, pattern));
        }
    }
}
