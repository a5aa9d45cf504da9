using System.Xml.Linq;
using EdgeNode.Flashing;

namespace EdgeNode.EndToEnd.Tests;

[TestClass]
public class BoxLabelTests
{
    private const int QuietZone = 4;
    private const string Url = "https://boxes.example.org/kx7q22?lang=de&from=label";

    [TestMethod]
    [DataRow("https://a.eu/")]
    [DataRow("https://a.example/b12")]
    [DataRow("https://boxes.example/kx7q22")]
    [DataRow(Url)]
    [DataRow("https://stadt.example.org/offene-daten/sensoren/kaesten/kx7q22/was-gemessen-wird")]
    public void The_code_in_the_picture_reads_as_the_address(string url)
    {
        BoxLabel label = BoxLabel.Make("kx7q22", url);
        Assert.AreEqual(url, ReadPicture(Saved(label, "label-kx7q22.png")));
    }

    [TestMethod]
    public void One_wrong_module_would_be_noticed()
    {
        BoxLabel label = BoxLabel.Make("kx7q22", Url);
        int size = label.Modules.Count - (2 * QuietZone);
        bool IsDark(int y, int x) => label.Modules[y + QuietZone][x + QuietZone];
        Assert.AreEqual(Url, QrReader.Read(size, IsDark));
        Assert.AreNotEqual(Url, QrReader.Read(size, (y, x) => IsDark(y, x) ^ (y == size - 8 && x == size - 1)));
    }

    [TestMethod]
    public void Picture_and_drawing_show_the_same_code()
    {
        BoxLabel label = BoxLabel.Make("kx7q22", Url);
        XDocument drawing = XDocument.Parse(System.Text.Encoding.UTF8.GetString(Saved(label, "label-kx7q22.svg")));
        string path = drawing.Descendants().Single(element => element.Name.LocalName == "path").Attribute("d")!.Value;
        HashSet<string> squares = [.. path.Split('M', StringSplitOptions.RemoveEmptyEntries).Select(square => square.Replace("h1v1h-1z", ""))];
        for (int y = 0; y < label.Modules.Count; y++)
        {
            for (int x = 0; x < label.Modules.Count; x++)
            {
                Assert.AreEqual(label.Modules[y][x], squares.Contains($"{x} {y}"), $"{x} {y}");
            }
        }
    }

    [TestMethod]
    public void People_read_node_id_and_address_too()
    {
        BoxLabel label = BoxLabel.Make("kx7q22", Url);
        XDocument drawing = XDocument.Parse(System.Text.Encoding.UTF8.GetString(Saved(label, "label-kx7q22.svg")));
        string[] texts = [.. drawing.Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value)];
        Assert.AreEqual("kx7q22", texts[0]);
        Assert.AreEqual(BoxLabel.Invitation, texts[1]);
        Assert.AreEqual(Url, string.Concat(texts[2..]));
    }

    [TestMethod]
    public void The_same_label_gives_the_same_bytes()
    {
        BoxLabel one = BoxLabel.Make("kx7q22", Url);
        BoxLabel two = BoxLabel.Make("kx7q22", Url);
        CollectionAssert.AreEqual(Saved(one, "label-kx7q22.png"), Saved(two, "label-kx7q22.png"));
        CollectionAssert.AreEqual(Saved(one, "label-kx7q22.svg"), Saved(two, "label-kx7q22.svg"));
    }

    [TestMethod]
    [DataRow("", Url)]
    [DataRow("KX7Q22", Url)]
    [DataRow("../kx7q22", Url)]
    [DataRow("kx7q22kx7q22kx7q22", Url)]
    [DataRow("kx7q22", "")]
    [DataRow("kx7q22", "http://boxes.example/")]
    [DataRow("kx7q22", "boxes.example/kx7q22")]
    [DataRow("kx7q22", "https://b\u00fcrger.example/")]
    [DataRow("kx7q22", "https://boxes.example/a b")]
    public void What_cannot_be_printed_is_refused(string node, string url)
    {
        Assert.ThrowsExactly<FlashException>(() => BoxLabel.Make(node, url));
    }

    private static byte[] Saved(BoxLabel label, string name)
    {
        using TestFolder folder = new();
        label.Save(folder.Root);
        return File.ReadAllBytes(folder.File(name));
    }

    // As a camera would: find the code by its top left finder, whose seven modules give the scale.
    private static string ReadPicture(byte[] file)
    {
        PngImage picture = new(file);
        (int left, int top) = FinderOf(picture);
        int finder = 0;
        while (picture.IsDark(left + finder, top))
        {
            finder++;
        }

        int scale = finder / 7;
        int size = (picture.Width / scale) - (2 * QuietZone);
        return QrReader.Read(size, (y, x) => picture.IsDark(left + (x * scale) + (scale / 2), top + (y * scale) + (scale / 2)));
    }

    private static (int Left, int Top) FinderOf(PngImage picture)
    {
        const int LeastRun = 50;
        for (int y = 0; y < picture.Height; y++)
        {
            for (int x = 0; x < picture.Width - LeastRun; x++)
            {
                if (Enumerable.Range(x, LeastRun).All(dot => picture.IsDark(dot, y)))
                {
                    return (x, y);
                }
            }
        }

        throw new InvalidOperationException("No code in the picture.");
    }
}
