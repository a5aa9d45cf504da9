using EdgeNode.Cli;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What keys do to a line beyond its text: completion, history, its end.</summary>
[TestClass]
public class LineEditingTests
{
    private static readonly string[] Words = ["status", "set node ", "set site ", "show"];

    [TestMethod]
    [DataRow("sta", "status", "")]
    [DataRow("s", "s", "set node |set site |show|status")]
    [DataRow("se", "set ", "")]
    [DataRow("set ", "set ", "set node |set site ")]
    [DataRow("x", "x", "")]
    [DataRow("status", "status", "")]
    public void Tab_puts_in_what_all_have_and_then_lists_them(string typed, string line, string offered)
    {
        LineEditing editing = new(new LineQuestion("> ") { Complete = before => [.. Words.Order(StringComparer.Ordinal).Where(word => word.StartsWith(before, StringComparison.Ordinal))] }, new LineHistory());
        Type(editing, typed);
        editing.Take(new ConsoleKeyInfo('\t', ConsoleKey.Tab, false, false, false));
        Assert.AreEqual(line, editing.Line.Text);
        Assert.AreEqual(offered, string.Join('|', editing.Offered));
    }

    [TestMethod]
    public void Tab_in_the_middle_keeps_what_stands_behind_the_cursor()
    {
        LineEditing editing = new(new LineQuestion("> ") { Complete = before => before == "se" ? ["set "] : [] }, new LineHistory());
        Type(editing, "senode");
        for (int i = 0; i < 4; i++)
        {
            editing.Take(new ConsoleKeyInfo('\0', ConsoleKey.LeftArrow, false, false, false));
        }

        editing.Take(new ConsoleKeyInfo('\t', ConsoleKey.Tab, false, false, false));
        Assert.AreEqual("set node", editing.Line.Text);
        Assert.AreEqual("set ", editing.Line.BeforeCursor);
    }

    [TestMethod]
    public void Up_and_down_go_through_the_lines_and_back_to_the_unfinished_one()
    {
        LineHistory history = new();
        foreach (string line in new[] { "one", "two", "two", "" })
        {
            history.Add(line);
        }

        LineEditing editing = new(new LineQuestion("> "), history);
        Type(editing, "thr");
        string[] seen = [.. new[] { ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.UpArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow, ConsoleKey.DownArrow }.Select(key =>
        {
            editing.Take(new ConsoleKeyInfo('\0', key, false, false, false));
            return editing.Line.Text;
        })];
        CollectionAssert.AreEqual(new[] { "two", "one", "one", "two", "thr", "thr" }, seen);
    }

    [TestMethod]
    public void Enter_Ctrl_C_and_Ctrl_D_end_a_line_and_Ctrl_D_only_an_empty_one()
    {
        LineEditing editing = new(new LineQuestion("> "), new LineHistory());
        ConsoleKeyInfo closed = new('\u0004', ConsoleKey.D, false, false, true);
        Assert.AreEqual(LineEnd.Closed, editing.Take(closed));
        Type(editing, "ab");
        editing.Take(new ConsoleKeyInfo('\0', ConsoleKey.Home, false, false, false));
        Assert.AreEqual(LineEnd.None, editing.Take(closed));
        Assert.AreEqual("b", editing.Line.Text);
        Assert.AreEqual(LineEnd.Interrupted, editing.Take(new ConsoleKeyInfo('\u0003', ConsoleKey.C, false, false, true)));
        Assert.AreEqual(LineEnd.Entered, editing.Take(new ConsoleKeyInfo('\r', ConsoleKey.Enter, false, false, false)));
    }

    private static void Type(LineEditing editing, string text)
    {
        foreach (char letter in text)
        {
            editing.Take(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false));
        }
    }
}
