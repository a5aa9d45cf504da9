using System.Globalization;
using CsCheck;
using EdgeNode.Cli;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A line while it is typed, against a model that is slow and plain.</summary>
[TestClass]
public class TypedTextTests
{
    private const string Family = "\U0001F468‍\U0001F469‍\U0001F467";
    private const string Accented = "é";

    private static readonly string[] Pieces = ["a", "b", " ", "ü", "漢", Accented, "\U0001F600", Family, "word", "two words"];

    private static readonly (string Name, Action<TypedText> Do)[] Moves =
    [
        ("left", text => text.Left()), ("right", text => text.Right()), ("home", text => text.Home()), ("end", text => text.End()),
        ("word left", text => text.WordLeft()), ("word right", text => text.WordRight()), ("backspace", text => text.Backspace()),
        ("delete", text => text.Delete()), ("delete before", text => text.DeleteBefore()), ("delete after", text => text.DeleteAfter()),
        ("delete word", text => text.DeleteWord()),
    ];

    // A number is a move, or a piece that is put in.
    private static readonly Gen<int[]> Keys = Gen.Int[0, Moves.Length + Pieces.Length - 1].Array[0, 40];

    [TestMethod]
    public void Any_keys_leave_the_line_that_a_list_of_characters_gives()
    {
        Keys.Sample(keys =>
        {
            TypedText text = new();
            List<string> letters = [];
            int cursor = 0;
            foreach (int key in keys)
            {
                if (key < Moves.Length)
                {
                    Moves[key].Do(text);
                    Model(Moves[key].Name, letters, ref cursor);
                }
                else
                {
                    string piece = Pieces[key - Moves.Length];
                    text.Insert(piece);
                    string[] inserted = Split(piece);
                    letters.InsertRange(cursor, inserted);
                    cursor += inserted.Length;
                }

                Assert.AreEqual(string.Concat(letters), text.Text);
                Assert.AreEqual(string.Concat(letters[..cursor]), text.BeforeCursor);
                Assert.AreEqual(cursor, text.Cursor);
                CollectionAssert.AreEqual(letters, text.Letters.ToArray());
            }
        });
    }

    [TestMethod]
    public void Halves_of_a_character_become_one_and_an_accent_joins_its_letter()
    {
        TypedText text = new();
        foreach (char half in "x\U0001F600e\u0301")
        {
            text.Insert(half.ToString());
        }

        Assert.AreEqual("x\U0001F600e\u0301", text.Text);
        Assert.AreEqual(3, text.Cursor);
        text.Backspace();
        text.Backspace();
        Assert.AreEqual("x", text.Text);
    }

    private static void Model(string move, List<string> letters, ref int cursor)
    {
        int wordLeft = cursor;
        while (wordLeft > 0 && letters[wordLeft - 1] == " ")
        {
            wordLeft--;
        }

        while (wordLeft > 0 && letters[wordLeft - 1] != " ")
        {
            wordLeft--;
        }

        int wordRight = cursor;
        while (wordRight < letters.Count && letters[wordRight] == " ")
        {
            wordRight++;
        }

        while (wordRight < letters.Count && letters[wordRight] != " ")
        {
            wordRight++;
        }

        int left = Math.Max(0, cursor - 1);
        int right = Math.Min(letters.Count, cursor + 1);
        (int from, int until) = move switch
        {
            "backspace" => (left, cursor),
            "delete" => (cursor, right),
            "delete before" => (0, cursor),
            "delete after" => (cursor, letters.Count),
            "delete word" => (wordLeft, cursor),
            _ => (0, 0),
        };
        letters.RemoveRange(from, until - from);
        cursor = move switch
        {
            "left" => left,
            "right" => right,
            "home" => 0,
            "end" => letters.Count,
            "word left" => wordLeft,
            "word right" => wordRight,
            "delete" or "delete after" => cursor,
            _ => from,
        };
    }

    private static string[] Split(string text)
    {
        TextElementEnumerator elements = StringInfo.GetTextElementEnumerator(text);
        List<string> all = [];
        while (elements.MoveNext())
        {
            all.Add(elements.GetTextElement());
        }

        return [.. all];
    }
}
