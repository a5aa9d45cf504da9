using System.Globalization;
using System.Text;
using EdgeNode.Boards;
using EdgeNode.Policies;

namespace EdgeNode.Tools.Tests;

/// <summary>What <c>policy check</c> says of the letters of a policy that a box would take.</summary>
[TestClass]
public class PolicyLetteringTests
{
    private const string Mix = "letters of one script in a text, or Latin with Japanese, Chinese or Korean";
    private const string Before = "policy 1 \"Stadt K\u00f6ln\"\n# purpose of all this\nnumber 7\nslot 900\nchannel humidity measured stat mean window 900 unit % edges 50\n"
        + "basis \"b\"\n  purpose \"";

    private const string After = "\"\ncontroller \"c\"\ncontact \"https://koeln.example/\"\naccess \"a\"\nretention 1 days\n";

    [TestMethod]
    [DataRow("Stadt K\u00f6ln, Stra\u00dfe 5, 20 \u00b5g/m\u00b3 \u2013 \u00a7 3 \u20ac")]
    [DataRow("\u0391\u03b8\u03ae\u03bd\u03b1, \u0394\u03ae\u03bc\u03bf\u03c2")]
    [DataRow("\u041c\u0456\u0441\u0442\u043e \u041a\u0438\u0457\u0432")]
    [DataRow("\u6771\u4eac\u90fd\u306e\u30bb\u30f3\u30b5\u30fc Tokyo")]
    [DataRow("\u30bb\u30f3\u30b5\u30fc\u3001IoT")]
    [DataRow("\u81fa\u5317\u5e02\u3107\u311a Taipei")]
    [DataRow("\uc11c\uc6b8\u5e02 Seoul")]
    [DataRow("H\u00e0 N\u1ed9i, \u0141\u00f3d\u017a, Ch\u0142opsk\u0105")]
    [DataRow("\u0645\u062f\u064a\u0646\u0629 \u0661\u0662")]
    [DataRow("\u05ea\u05dc \u05d0\u05d1\u05d9\u05d1")]
    [DataRow("\u0e01\u0e23\u0e38\u0e07\u0e40\u0e17\u0e1e")]
    [DataRow("\u0926\u093f\u0932\u094d\u0932\u0940")]
    [DataRow("x\u0304 has no letter of its own")]
    [DataRow("10(2)")]
    public void The_letters_of_a_city_are_taken(string text)
    {
        Assert.IsNull(Find(text));
    }

    [TestMethod]
    [DataRow("St\u0430dt K\u00f6ln", "U+0430 (Cyrillic) beside U+0053 (Latin)")]
    [DataRow("\u0421ity", "U+0069 (Latin) beside U+0421 (Cyrillic)")]
    [DataRow("C\u03bfln", "U+03BF (Greek) beside U+0043 (Latin)")]
    [DataRow("\u0391\u0442", "U+0442 (Cyrillic) beside U+0391 (Greek)")]
    [DataRow("\u13a0bc", "U+0062 (Latin) beside U+13A0 (Cherokee)")]
    [DataRow("\u0578ne", "U+006E (Latin) beside U+0578 (Armenian)")]
    [DataRow("\u6771\u4eac \u041c", "U+041C (Cyrillic) beside U+6771 (Han)")]
    [DataRow("\u30ab\u3105", "U+3105 (Bopomofo) beside U+30AB (Katakana)")]
    [DataRow("\u30ab\uc11c", "U+C11C (Hangul) beside U+30AB (Katakana)")]
    [DataRow("Tokyo \u6771\u30ab\uc11c", "U+C11C (Hangul) beside U+30AB (Katakana)")]
    public void Letters_of_scripts_that_do_not_go_together_are_refused(string text, string found)
    {
        AssertRefused(text, found, Mix);
    }

    [TestMethod]
    [DataRow("Stadt Ko\u0308ln", "U+006F U+0308", "U+00F6")]
    [DataRow("A\u030angstrom", "U+0041 U+030A", "U+00C5")]
    [DataRow("\u212bngstrom", "U+212B", "U+00C5")]
    [DataRow("\u2126", "U+2126", "U+03A9")]
    [DataRow("o\u0302\u0323", "U+006F U+0302 U+0323", "U+1ED9")]
    [DataRow("\u1e0b\u0323", "U+1E0B U+0323", "U+1E0D U+0307")]
    [DataRow("q\u0307\u0323", "U+0307 U+0323", "U+0323 U+0307")]
    [DataRow("\u1112\u1161\u11ab", "U+1112 U+1161", "U+D558")]
    [DataRow("\ud558\u11ab", "U+D558 U+11AB", "U+D55C")]
    [DataRow("\u0438\u0306", "U+0438 U+0306", "U+0439")]
    [DataRow("\u0958", "U+0958", "U+0915 U+093C")]
    [DataRow("\uf900", "U+F900", "U+8C48")]
    [DataRow("\ud834\udd5e", "U+1D15E", "U+1D157 U+1D165")]
    public void A_mark_where_a_letter_of_its_own_exists_is_refused_with_that_letter(string text, string found, string letter)
    {
        AssertRefused(text, found, $"{letter} in its place, which looks the same");
    }

    [TestMethod]
    [DataRow("\ud835\udc12tadt", "U+1D412, a letter of another font", "the letter itself")]
    [DataRow("\u0301a", "U+0301, a mark, at its start", "a letter before each mark")]
    [DataRow("a\u0378", "U+0378", "characters of Unicode 15.0")]
    public void Letters_of_another_font_marks_of_nothing_and_what_is_no_letter_yet_are_refused(string text, string found, string allowed)
    {
        AssertRefused(text, found, allowed);
    }

    [TestMethod]
    public void Each_quoted_text_is_looked_at_by_itself_and_the_first_line_is_told()
    {
        string good = Before + "Stadt" + After;
        foreach (string statement in new[] { "policy 1", "purpose", "basis", "controller", "contact", "access" })
        {
            string text = string.Join('\n', good.Split('\n').Select(line => line.TrimStart(' ').StartsWith(statement + " \"", StringComparison.Ordinal)
                ? $"{statement} \"\u0430 city\""
                : line));
            LetteringFault fault = PolicyLettering.Find(Parsed(text))!;
            Assert.Contains($"{statement.Split(' ')[0]} with U+0063 (Latin) beside U+0430", fault.Found);
            Assert.AreEqual(Array.FindIndex(text.Split('\n'), line => line.Contains('\u0430', StringComparison.Ordinal)) + 1, fault.Line);
        }

        // One text in Latin and one in Greek are no mix.
        Assert.IsNull(PolicyLettering.Find(Parsed(good.Replace("\"b\"", "\"\u0394\u03ae\u03bc\u03bf\u03c2\"", StringComparison.Ordinal))));
        Assert.AreEqual(1, PolicyLettering.Find(Parsed((Before + "o\u0308" + After).Replace("K\u00f6ln", "K\u043eln", StringComparison.Ordinal)))!.Line);
    }

    [TestMethod]
    public void What_dotnet_does_not_know_either_is_no_character_of_Unicode_15()
    {
        int unassigned = 0;
        for (int value = 0; value <= 0x10ffff; value++)
        {
            if (PlainCharacter.IsAllowed(value) && CharUnicodeInfo.GetUnicodeCategory(value) == UnicodeCategory.OtherNotAssigned)
            {
                unassigned++;
                string text = char.ConvertFromUtf32(value);
                Policy policy = new() { Text = [], Title = "a", Purpose = text, Basis = "a", Controller = "a", Contact = "a", Access = "a" };
                Assert.AreEqual("characters of Unicode 15.0", PolicyLettering.Find(policy)?.Allowed, $"U+{value:X4}");
            }
        }

        Assert.IsGreaterThan(100_000, unassigned);
    }

    private static void AssertRefused(string text, string found, string allowed)
    {
        LetteringFault? fault = Find(text);
        Assert.AreEqual(new LetteringFault(7, $"purpose with {found}", allowed), fault);
    }

    private static LetteringFault? Find(string purpose)
    {
        return PolicyLettering.Find(Parsed(Before + purpose + After));
    }

    private static Policy Parsed(string text)
    {
        Assert.IsTrue(PolicyParser.TryParse(Encoding.UTF8.GetBytes(text), out Policy policy, out PolicyFault fault), fault?.ToString());
        return policy;
    }
}
