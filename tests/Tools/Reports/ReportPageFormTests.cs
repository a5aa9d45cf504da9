using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace EdgeNode.Tools.Tests.Reports;

[TestClass]
public sealed partial class ReportPageFormTests
{
    private const int MostBytesOfAWeek = 1_500_000;

    // WCAG 2.2, success criterion 1.4.3 for letters and 1.4.11 for what is drawn.
    private const double LeastContrastOfLetters = 4.5;
    private const double LeastContrastOfMarks = 3;

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(28)]
    public void The_page_is_well_formed_and_no_id_stands_twice(int days)
    {
        using RunFolderSample run = RunFolderSample.Of(days);

        ParsedPage page = new(run.Build());

        List<string> ids = page.All.Select(element => element.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.HasCount(ids.Distinct().Count(), ids);
        Assert.IsNotEmpty(ids);
    }

    [TestMethod]
    public void Whatever_refers_to_an_id_finds_it()
    {
        using RunFolderSample run = RunFolderSample.Of(7);
        ParsedPage page = new(run.Build());

        HashSet<string> ids = page.All.Select(element => element.Attribute("id")?.Value).OfType<string>().ToHashSet();
        IEnumerable<string> links = page.All.Where(element => element.Name == "a").Select(a => a.Attribute("href")!.Value[1..]);
        IEnumerable<string> labels = page.All.SelectMany(element => element.Attribute("aria-labelledby")?.Value.Split(' ') ?? []);
        IEnumerable<string> fills = page.All.Select(element => element.Attribute("fill")?.Value).OfType<string>().Select(fill => fill[5..^1]);

        foreach (string target in links.Concat(labels).Concat(fills))
        {
            Assert.Contains(target, ids);
        }
    }

    [TestMethod]
    public void The_page_loads_nothing_and_runs_nothing()
    {
        using RunFolderSample run = RunFolderSample.Of(7);
        ParsedPage page = new(run.Build());

        string[] loading = ["script", "img", "iframe", "object", "embed", "image", "use", "video", "audio", "form", "base"];
        Assert.IsFalse(page.All.Any(element => loading.Contains(element.Name.LocalName)));
        foreach (XAttribute attribute in page.All.Attributes())
        {
            Assert.DoesNotStartWith("on", attribute.Name.LocalName);
            Assert.AreNotEqual("src", attribute.Name.LocalName);
            Assert.DoesNotContain("http:", attribute.Value);
            Assert.DoesNotContain("https:", attribute.Value);
            if (attribute.Name == "href")
            {
                Assert.IsTrue(attribute.Value == "data:," || attribute.Value.StartsWith('#'), attribute.Value);
            }
        }

        string style = page.All.Single(element => element.Name == "style").Value;
        Assert.DoesNotContain("url(", style);
        Assert.DoesNotContain("@import", style);
        Assert.DoesNotContain("@font-face", style);
    }

    [TestMethod]
    public void Hostile_strings_from_every_file_stay_text()
    {
        const string hostile = "</style></title><script>alert(1)</script><img src=x onerror=y> & \" '";
        using RunFolderSample run = RunFolderSample.Of(1, RunFolderSample.Policy.Replace("City of Example", "<script>alert(2)</script> & <b>", StringComparison.Ordinal));
        string escaped = hostile.Replace("\"", "\\\"", StringComparison.Ordinal);
        run.WriteLines("received.jsonl", run.Summaries.Select(line => line.Replace("kx7q22", escaped, StringComparison.Ordinal).Replace("\"sound\"", $"\"{escaped}\"", StringComparison.Ordinal)));
        run.WriteLines("about.jsonl", [$$$"""{"{{{escaped}}}":"{{{escaped}}}","control":"a\u0000\u001b\uffffb","half":"\ud800"}"""]);
        run.WriteLines("state.jsonl", [$$"""{"state":"{{escaped}}"}"""]);
        run.WriteLines("health.jsonl", [$$$"""{"errors":{"{{{escaped}}}":[1,"<script>"]}}"""]);
        run.WriteLines("broker.jsonl", [$$"""{"up":1,"event":"publish","client":"{{escaped}}","topic":"a/{{escaped}}","length":5}"""]);

        string text = run.Build();
        ParsedPage page = new(text);

        Assert.DoesNotContain("<script", text);
        Assert.DoesNotContain("<img", text);
        Assert.IsFalse(page.All.Any(element => element.Name == "b" || element.Attribute("onerror") is not null));
        Assert.Contains("box " + hostile, page.Text);
        Assert.Contains("<script>alert(2)</script> & <b>", page.Text);
        Assert.AreEqual(1, Regex.Count(text, "</style>"));
        Assert.AreEqual(1, Regex.Count(text, "</title><style>"));
    }

    [TestMethod]
    public void The_same_files_give_the_same_page_wherever_they_lie()
    {
        using RunFolderSample first = RunFolderSample.Of(2);
        using RunFolderSample second = RunFolderSample.Of(2);

        string page = first.Build();

        Assert.AreEqual(page, first.Build());
        Assert.AreEqual(page, second.Build());
        Assert.DoesNotContain(first.Folder, page);
        Assert.DoesNotContain(DateTime.UtcNow.Year.ToString(CultureInfo.InvariantCulture) + "-", page);
    }

    [TestMethod]
    public void A_week_weighs_less_than_its_limit()
    {
        using RunFolderSample run = RunFolderSample.Of(7);

        Assert.IsLessThan(MostBytesOfAWeek, Encoding.UTF8.GetByteCount(run.Build()));
    }

    [TestMethod]
    public void Each_picture_has_a_name_and_a_description()
    {
        using RunFolderSample run = RunFolderSample.Of(7);
        ParsedPage page = new(run.Build());

        foreach (XElement pair in page.Pairs)
        {
            Assert.AreEqual("img", pair.Attribute("role")?.Value);
            Assert.AreEqual(
                $"{pair.Element("title")!.Attribute("id")!.Value} {pair.Element("desc")!.Attribute("id")!.Value}",
                pair.Attribute("aria-labelledby")?.Value);
            Assert.Contains("Below", pair.Element("desc")!.Value);
        }
    }

    [TestMethod]
    public void Headings_go_down_one_level_at_a_time_and_landmarks_stand_once()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        ParsedPage page = new(run.Build());

        List<int> levels = page.All
            .Where(element => HeadingPattern().IsMatch(element.Name.LocalName))
            .Select(element => element.Name.LocalName[1] - '0')
            .ToList();
        Assert.AreEqual(1, levels[0]);
        Assert.AreEqual(1, levels.Count(level => level == 1));
        for (int i = 1; i < levels.Count; i++)
        {
            Assert.IsLessThanOrEqualTo(levels[i - 1] + 1, levels[i]);
        }

        foreach (string landmark in (string[])["header", "nav", "main", "footer"])
        {
            Assert.AreEqual(1, page.All.Count(element => element.Name == landmark), landmark);
        }
    }

    [TestMethod]
    public void On_paper_the_page_is_laid_out_as_on_a_wide_light_screen_and_nothing_is_closed()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        ParsedPage page = new(run.Build());
        string style = page.All.Single(element => element.Name == "style").Value;
        string[] media = [.. Regex.Matches(style, "@media ([^{]*) \\{").Select(match => match.Groups[1].Value)];
        Assert.IsNotEmpty(media.Where(one => one.Contains("max-width", StringComparison.Ordinal)));
        Assert.IsTrue(media.All(one => one.StartsWith("screen", StringComparison.Ordinal) || !one.Contains("max-width", StringComparison.Ordinal)), string.Join("; ", media));

        // Every colour that a dark screen changes to an opaque one is set anew for paper.
        Assert.Contains("print", media);
        string print = style[style.IndexOf("@media print {", StringComparison.Ordinal)..];
        string dark = style.Split("@media (prefers-color-scheme: dark)")[1];
        foreach (Match colour in ColourPattern().Matches(dark[..dark.IndexOf('}')]))
        {
            Assert.Contains($"--{colour.Groups[1].Value}: #", print);
        }

        Assert.IsTrue(page.All.Any(element => element.Name == "details"));
        Assert.Contains("details::details-content { display: block;", print);
    }

    [TestMethod]
    public void Letters_and_marks_have_contrast_in_both_schemes()
    {
        using RunFolderSample run = RunFolderSample.Of(1);
        string style = new ParsedPage(run.Build()).All.Single(element => element.Name == "style").Value;
        string[] schemes = style.Split("@media (prefers-color-scheme: dark)")[..2];

        foreach (string scheme in schemes)
        {
            Dictionary<string, double> light = ColourPattern().Matches(scheme[..scheme.IndexOf('}')])
                .ToDictionary(match => match.Groups[1].Value, match => Luminance(match.Groups[2].Value));
            foreach (string letters in (string[])["ink", "soft", "street", "city", "outage"])
            {
                Assert.IsGreaterThanOrEqualTo(LeastContrastOfLetters, Contrast(light[letters], light["paper"]), letters);
            }

            Assert.IsGreaterThanOrEqualTo(LeastContrastOfLetters, Contrast(light["ink"], light["wash"]));
            Assert.IsGreaterThanOrEqualTo(LeastContrastOfMarks, Contrast(light["city"], light["city-ground"]));
            Assert.IsGreaterThanOrEqualTo(LeastContrastOfMarks, Contrast(light["street"], light["street-ground"]));
            Assert.IsGreaterThanOrEqualTo(LeastContrastOfMarks, Contrast(light["absent"], light["paper"]));
        }
    }

    private static double Contrast(double a, double b)
    {
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double[] channels = Enumerable.Range(0, 3)
            .Select(i => int.Parse(hex.AsSpan(2 * i, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * channels[0]) + (0.7152 * channels[1]) + (0.0722 * channels[2]);
    }

    [GeneratedRegex("^h[1-6]$")]
    private static partial Regex HeadingPattern();

    [GeneratedRegex("--([a-z-]+): #([0-9a-f]{6});")]
    private static partial Regex ColourPattern();
}
