using System.Buffers;
using System.Globalization;
using System.Text;
using EdgeNode.Policies;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>The firmware's rules for letters beyond ASCII against .NET's, one by one.</summary>
[TestClass]
public sealed class LetteringTests
{
    private const string Letters = "Stra\u00dfe \u03bb\u6771\U0001f6b2";

    private static readonly byte[] Text = Encoding.UTF8.GetBytes(
        Encoding.ASCII.GetString(SourceTree.Policy("market-square.txt")).Replace("City of Example", Letters, StringComparison.Ordinal));

    [TestMethod]
    public void Of_all_code_points_the_box_takes_those_that_are_seen()
    {
        int taken = 0;
        byte[] bytes = new byte[4];
        for (int value = 0; value <= 0x10ffff; value++)
        {
            bool isSeen = Lettering.IsSeen(value);
            Assert.AreEqual(isSeen, PlainCharacter.IsAllowed(value), $"U+{value:X4}");
            Assert.AreEqual(CharUnicodeInfo.GetUnicodeCategory(value) == UnicodeCategory.SpaceSeparator, PlainCharacter.IsSpace(value), $"U+{value:X4}");
            taken += isSeen ? 1 : 0;
            if (Rune.TryCreate(value, out Rune rune))
            {
                int length = rune.EncodeToUtf8(bytes);
                Assert.AreEqual(length, Utf8Text.LengthAt(bytes, 0, length));
                Assert.AreEqual(value, Utf8Text.CodePointAt(bytes, 0, length));
                Assert.AreEqual(rune.ToString(), Utf8Text.FromBytes(bytes, 0, length));
                Assert.AreEqual(isSeen, Utf8Text.IsPlain(bytes, 0, length));
            }
        }

        Console.WriteLine($"figure: 1,114,112 code points, {taken:N0} taken, 0 judged otherwise than by .NET");
    }

    [TestMethod]
    public void Every_sequence_of_bytes_is_a_character_for_the_box_where_it_is_one_for_dotnet()
    {
        byte[] edges = [0x00, 0x0a, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc2, 0xe0, 0xf0, 0xff];
        int characters = 0;
        for (int first = 0; first < 256; first++)
        {
            characters += Judge((byte)first);
            for (int second = 0; second < 256; second++)
            {
                characters += Judge((byte)first, (byte)second);
                foreach (byte third in edges)
                {
                    characters += Judge((byte)first, (byte)second, third);
                    characters += edges.Sum(fourth => Judge((byte)first, (byte)second, third, fourth));
                }
            }
        }

        Assert.IsGreaterThan(10_000, characters);
    }

    [TestMethod]
    public void Two_readers_agree_on_malformed_and_hidden_letters_at_every_place_of_a_text()
    {
        Assert.AreEqual(Letters, SecondReader.Read(Text)!.Texts[2]);
        byte[][] inserted =
        [
            [0x80], [0xbf], [0xc0, 0x80], [0xc1, 0xbf], [0xc3], [0xe0, 0x9f, 0xbf], [0xe2, 0x82], [0xed, 0xa0, 0x80], [0xf0, 0x8f, 0xbf, 0xbf],
            [0xf0, 0x9f, 0x9a], [0xf4, 0x90, 0x80, 0x80], [0xf8], [0xff],
            .. new[] { "\u00f6", "\u6771", "\U0001f6b2", "\u0085", "\u00ad", "\u061c", "\u200b", "\u200e", "\u2028", "\u202e", "\u2066", "\u3000", "\ufeff", "\uffff", "\U000e0041" }
                .Select(Encoding.UTF8.GetBytes),
        ];
        int taken = 0;
        foreach (byte[] part in inserted)
        {
            for (int at = 0; at <= Text.Length; at++)
            {
                byte[] text = [.. Text[..at], .. part, .. Text[at..]];
                bool isTaken = PolicyParser.TryParse(text, out Policy policy, out PolicyFault fault);
                ReadPolicy? second = SecondReader.Read(text);
                Assert.AreEqual(second is not null, isTaken, $"{Convert.ToHexString(part)} at {at}: {fault}");
                if (second is not null)
                {
                    taken++;
                    CollectionAssert.AreEqual(second.Texts.Prepend(second.Title).ToArray(), new[] { policy.Title, policy.Purpose, policy.Basis, policy.Controller, policy.Contact, policy.Access });
                }
                else
                {
                    Assert.IsTrue(fault.ToString().EnumerateRunes().All(rune => Lettering.IsSeen(rune.Value)), fault.ToString());
                }
            }
        }

        Console.WriteLine($"figure: {inserted.Length * (Text.Length + 1):N0} texts, {taken:N0} taken by both readers, the others by neither");
        Assert.IsGreaterThan(500, taken);
    }

    // 1 where it is one character, and nothing after it.
    private static int Judge(params byte[] bytes)
    {
        bool isOne = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length) == OperationStatus.Done;
        Assert.AreEqual(isOne ? length : 0, Utf8Text.LengthAt(bytes, 0, bytes.Length), Convert.ToHexString(bytes));
        if (isOne)
        {
            Assert.AreEqual(rune.Value, Utf8Text.CodePointAt(bytes, 0, length));
        }

        return isOne && length == bytes.Length ? 1 : 0;
    }
}
