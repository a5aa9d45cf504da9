using CsCheck;
using EdgeNode.Cli;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>How a line is drawn in one row.</summary>
[TestClass]
public class LineViewTests
{
    private static readonly string[] Pieces = ["a", " ", "漢", "é", "\U0001F600", "\u0007", "w"];

    [TestMethod]
    public void Whatever_stands_in_a_line_its_row_fits_and_the_cursor_is_in_it()
    {
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[0, 120], Gen.Int[0, 120], Gen.Int[10, 100], Gen.Int[0, 120]).Sample((pieces, at, columns, secret) =>
        {
            string[] letters = [.. pieces.Select(piece => Pieces[piece])];
            int cursor = Math.Min(at, letters.Length);
            LineView view = LineView.Of("wifi-password: ", letters, cursor, secret, columns);
            Assert.IsLessThan(columns, view.Width, view.Shown);
            Assert.IsTrue(view.Column >= 0 && view.Column <= view.Width, view.Shown);
            Assert.AreEqual(view.Width, LineView.Cells(view.Shown));
            Assert.IsFalse(view.Shown.Any(char.IsControl), view.Shown);
        });
    }

    [TestMethod]
    public void A_secret_is_drawn_as_stars_and_a_line_that_fits_as_it_is()
    {
        string[] letters = [.. "set wifi-password x漢y".Select(letter => letter.ToString())];
        Assert.AreEqual("> set wifi-password ***", LineView.Of("> ", letters, 20, 18, 80).Shown);
        LineView whole = LineView.Of("> ", letters, 20, letters.Length, 80);
        Assert.AreEqual("> set wifi-password x漢y", whole.Shown);
        Assert.AreEqual((23, 24), (whole.Column, whole.Width));
        LineView scrolled = LineView.Of("> ", letters, letters.Length, letters.Length, 12);
        Assert.EndsWith("x漢y", scrolled.Shown);
    }
}
