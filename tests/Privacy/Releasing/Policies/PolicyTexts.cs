using System.Text;
using CsCheck;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>Texts that are policies, texts that nearly are, and texts that no longer are.</summary>
internal static class PolicyTexts
{
    private static readonly Gen<string> Gap = Gen.Frequency((20, Gen.Const(" ")), (1, Gen.Const("  ")), (1, Gen.Const("    ")));

    private static readonly Gen<string> Quoted = Gen.Frequency(
        (30, Gen.Char[" !#'()+,-./0123456789:;=?@ABCXYZabcxyz"].Array[1, 20].Select(letters => $"\"{new string(letters).Trim(' ')}x\"")),
        (12, Gen.Char[" .a\u00e4\u00f6\u00df\u03bb\u0436\u0457\u05d0\u0628\u0e01\u20ac\u3042\u6771\uac00\u00a0\u0301"].Array[1, 20].Select(letters => $"\"\u00d8{new string(letters)}\U0001f6b2\"")),
        (1, Gen.OneOf("\"\"", "\" a\"", "\"a \"", "\"a\\b\"", "\"a\"b\"", "\"\"a\"\"", "a", "\"a", "\"a\" b", $"\"{new string('q', 120)}\"", $"\"{new string('q', 121)}\"",
            $"\"{new string('\u00f6', 60)}\"", $"\"{new string('\u00f6', 60)}q\"", $"\"{new string('\u6771', 40)}\"", $"\"{new string('\u6771', 41)}\"", "\"\u00a0a\"", "\"a\u3000\"",
            "\"a\u202eb\"", "\"a\u200bb\"", "\"a\u0085b\"", "\"a\u00adb\"", "\"\ufeffa\"", "\"a\ufffeb\"", "\"a\ue000b\"", "\"\u00f6\" \u00f6", "\u00f6")));

    private static readonly Gen<string> Slot = Gen.Frequency((12, Gen.OneOf("900", "1800", "3600")), (1, Gen.OneOf("0", "899", "901", "86400", "87300", "0900", "+900", "-900", "4294968196")));

    private static readonly Gen<string> Window = Gen.Frequency((12, Gen.OneOf("3600", "7200", "86400")), (1, Gen.OneOf("900", "1800", "5400", "86401", "90000", "18446744073709555216")));

    private static readonly Gen<string> CountedLimits = Gen.Frequency(
        (10, Gen.Int[10, 40].Array[1, 6].Select(widths => Rising(0, [.. widths.Order()]))),
        (2, Gen.Int[8, 40].Array[1, 16].Select(widths => Rising(0, widths))),
        (1, Gen.OneOf("", "10 20 20", "10 20 29", "9", "10 32767", "10 32768", "10 4294967306", "010", "10 x")));

    private static readonly Gen<string> Counted =
        from name in Gen.Frequency((6, Gen.OneOf("footfall", "footfall.a", "footfall.north1")), (1, Gen.OneOf("footfall.", "footfall.A", "footfall.123456789", "Footfall", "footfallx", "footfall.abcdefgh")))
        from window in Window
        from noise in Gen.Frequency((8, Gen.Int[2, 4]), (2, Gen.Int[0, 5]))
        from lockout in Gen.Frequency((8, Gen.Int[100, 60000]), (1, Gen.OneOf(0, 99, 60001)))
        from limits in CountedLimits
        select $"channel {name} counted window {window} noise {noise} lockout {lockout} edges {limits}";

    private static readonly Gen<string> Measured =
        from form in Gen.OneOf(
            ("sound", "l50", "dB(A)", 5, 30), ("sound", "leq", "dB(A)", 5, 40), ("pm25", "mean", "ug/m3", 5, 0), ("pm10", "mean", "ug/m3", 5, 0),
            ("co2", "mean", "ppm", 200, 400),
            ("temperature", "mean", "degC", 2, -20), ("humidity", "mean", "%", 10, 0))
        from window in Window
        from odd in Gen.Int[0, 40]
        from widths in Gen.Int[0, 3].Array[0, 8]
        select $"channel {form.Item1} {(odd == 1 ? "counted" : "measured")} stat {(odd == 2 ? "max" : form.Item2)} window {window} unit {(odd == 3 ? "C" : form.Item3)} "
            + $"edges {form.Item5} {Rising(form.Item5, [.. widths.Select(more => form.Item4 + more - (odd == 4 ? 1 : 0))])}";

    private static readonly Gen<string> Whole =
        from title in Quoted
        from number in Gen.Frequency((9, Gen.Int[1, 1000].Select(n => $"{n}")), (1, Gen.OneOf("0", "2147483647", "2147483648", "99999999999", "-1", "-0", "1.5")))
        from slot in Slot
        from channels in Gen.Frequency((1, Counted), (4, Measured)).Array[1, 4]
        from texts in Quoted.Array[5]
        from days in Gen.Frequency((9, Gen.Int[1, 3650]), (1, Gen.OneOf(0, 3651)))
        from gap in Gap
        from odd in Gen.Int[0, 60]
        select Text(title, number, slot, channels, texts, days, gap, odd);

    // One byte put for another, put in or taken out.
    private static readonly Gen<Func<byte[], byte[]>> Spoil =
        from kind in Gen.Int[0, 2]
        from at in Gen.Int[0, 100_000]
        from value in Gen.OneOf(Gen.Byte, Gen.Char[" \n0123456789-\"#aelmnostwz\r\t"].Select(c => (byte)c))
        select (Func<byte[], byte[]>)(text => kind switch
        {
            0 => [.. text[..(at % text.Length)], value, .. text[((at % text.Length) + 1)..]],
            1 => [.. text[..(at % text.Length)], value, .. text[(at % text.Length)..]],
            _ => [.. text[..(at % text.Length)], .. text[((at % text.Length) + 1)..]],
        });

    /// <summary>Built statement by statement; about half of them are policies.</summary>
    public static Gen<byte[]> Built { get; } = Whole.Select(Encoding.UTF8.GetBytes);

    /// <summary>The same, with up to three bytes changed.</summary>
    public static Gen<byte[]> Spoiled { get; } = Gen.Select(Built, Spoil.Array[1, 3], (text, spoils) => spoils.Aggregate(text, (spoiled, spoil) => spoil(spoiled)));

    private static string Text(string title, string number, string slot, string[] channels, string[] texts, int days, string gap, int odd)
    {
        string[] names = ["purpose", "basis", "controller", "contact", "access"];
        List<string> lines =
        [
            $"policy 1 {title}", $"number {number}", $"slot {slot}", .. channels.DistinctBy(line => odd == 1 ? line : line.Split(' ')[1]),
            .. names.Zip(texts, (name, text) => $"{name} {text}"), $"retention {days} days",
        ];
        switch (odd)
        {
            case 2:
                lines.RemoveAt(days % lines.Count);
                break;
            case 3:
                lines.Add(lines[days % lines.Count]);
                break;
            case 4:
                lines.Reverse(2, lines.Count - 2);
                break;
            case 5:
                lines.Insert(days % lines.Count, "# " + new string('c', days % 220));
                break;
            case 6:
                lines[0] = "policy 2 \"a\"";
                break;
        }

        return (odd == 7 ? "\n  \n# above\n" : "") + string.Join('\n', lines).Replace(" window", gap + "window", StringComparison.Ordinal) + (odd == 8 ? "" : "\n");
    }

    private static string Rising(int from, int[] widths)
    {
        return string.Join(' ', widths.Select((_, i) => from + widths[..(i + 1)].Sum()));
    }
}
