using System.Text;
using EdgeNode.Commissioning;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Tables of boxes, as spreadsheets and people write them.</summary>
[TestClass]
public class BatchFileTests
{
    [TestMethod]
    [DataRow(",", "\n", false)]
    [DataRow(";", "\r\n", true)]
    [DataRow("\t", "\n", true)]
    [DataRow(";", "\n", false)]
    public void Every_way_of_spreadsheets_to_write_it_gives_the_same_rows(string comma, string end, bool hasMark)
    {
        string[] lines = ["node,site,wifi-name", "\"a-1\",square,\"Net; \"\"Q\"\", x\"", "", "b-2, ,Guests", "c-3,\"street\",Guests", ""];
        string text = string.Join(end, lines.Select(line => string.Join(comma, Split(line))));
        using TestFolder folder = new();
        File.WriteAllText(folder.File("batch.csv"), text, new UTF8Encoding(hasMark));
        IReadOnlyList<BatchRow> rows = BatchFile.Read(folder.File("batch.csv"));
        CollectionAssert.AreEqual(new[] { 2, 4, 5 }, rows.Select(row => row.Line).ToArray());
        CollectionAssert.AreEqual(new[] { "a-1", "b-2", "c-3" }, rows.Select(row => row["node"]).ToArray());
        CollectionAssert.AreEqual(new[] { "square", null, "street" }, rows.Select(row => row["site"]).ToArray());
        Assert.AreEqual("Net; \"Q\", x", rows[0]["wifi-name"]);
    }

    [TestMethod]
    public void The_line_that_names_the_separator_and_empty_columns_are_passed_over()
    {
        using TestFolder folder = new();
        File.WriteAllText(folder.File("batch.csv"), "sep=|\r\nnode|site||\r\na|square||\r\n");
        BatchRow row = BatchFile.Read(folder.File("batch.csv")).Single();
        Assert.AreEqual("square", row["site"]);
        Assert.AreEqual(3, row.Line);
    }

    [TestMethod]
    [DataRow("node\na\nb\na\n", "4: node: found a, which line 2 has too; allowed: another")]
    [DataRow("node,port\na,COM3\nb,COM3\n", "3: port: found COM3, which line 2 has too; allowed: another")]
    [DataRow("node,port\na,COM3\nb,\n", "3: port: missing; allowed: one in each row, or in none")]
    [DataRow("node,height\nA,99999\n", "2: node: found A; allowed: |2: height: found 99999; allowed: ")]
    [DataRow("node,site\na\nb,c,d\n", "2: found 1 cells; allowed: 2|3: found 3 cells; allowed: 2")]
    [DataRow("site\nsquare\n", "1: found no column node; needed: ")]
    [DataRow("node,hight\na,1\n", "1: column 2: found hight; did you mean height?")]
    [DataRow("node,identity\na,1\n", "1: column 2: identity: WPA2-Enterprise")]
    [DataRow("node,node\na,b\n", "1: column 2: found node twice; allowed: once")]
    [DataRow("node,ledger\na,b\n", "1: column 2: found ledger; allowed: ")]
    [DataRow("node,site\n,square\n", "2: node: missing; allowed: 1 to 16")]
    [DataRow("node,,\na,,x\n", "2: found x in a column without a name; allowed: ")]
    [DataRow("node\n", "")]
    [DataRow("", "")]
    public void All_that_is_wrong_is_told_each_with_its_line(string text, string expected)
    {
        using TestFolder folder = new();
        string path = folder.File("batch.csv");
        File.WriteAllText(path, text);
        string[] told = Assert.ThrowsExactly<PlanException>(() => BatchFile.Read(path)).Message.Split('\n');
        string[] wanted = expected.Length == 0 ? [$"{path}: found no rows; "] : [.. expected.Split('|').Select(line => $"{path}:{line}")];
        Assert.HasCount(wanted.Length, told, string.Join('\n', told));
        foreach ((string line, string start) in told.Zip(wanted))
        {
            Assert.StartsWith(start, line);
        }
    }

    // At commas outside quotes.
    private static List<string> Split(string line)
    {
        List<string> cells = [""];
        bool isQuoted = false;
        foreach (char letter in line)
        {
            isQuoted ^= letter == '"';
            if (letter == ',' && !isQuoted)
            {
                cells.Add("");
            }
            else
            {
                cells[^1] += letter;
            }
        }

        return cells;
    }
}
