using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace EdgeNode.Browser.Tests;

/// <summary>The pages as they are printed, or saved as PDF.</summary>
[TestClass]
public sealed class PaperTests
{
    // A pair of pictures is kept whole and takes two fifths of a sheet; what leaves more empty than that is kept whole needlessly.
    private const double LeastFilled = 0.55;
    private const int LeastLinesOfTheLastSheet = 8;

    [TestMethod]
    [DataRow("report", "A4", 11)]
    [DataRow("report", "Letter", 11)]
    [DataRow("audit", "A4", 25)]
    [DataRow("audit", "Letter", 25)]
    public async Task No_sheet_is_half_empty_or_set_over_itself_and_the_last_is_no_remnant(string name, string paper, int mostSheets)
    {
        if (await Chromium.OpenAsync(Pages.Of(name)) is not IPage page)
        {
            return;
        }

        byte[] pdf = await page.PdfAsync(new() { Format = paper, PrintBackground = true });
        await page.Context.CloseAsync();

        using PdfDocument document = PdfDocument.Open(pdf);
        List<Page> sheets = [.. document.GetPages()];
        Assert.IsLessThanOrEqualTo(mostSheets, sheets.Count);
        foreach (Page sheet in sheets)
        {
            Assert.IsEmpty(Covered(sheet), $"letters that stand on others, sheet {sheet.Number}");
        }

        foreach (Page sheet in sheets.SkipLast(1))
        {
            double lowest = sheet.Letters.Min(letter => letter.BoundingBox.Bottom);
            Assert.IsGreaterThan(LeastFilled, 1 - (lowest / sheet.Height), $"sheet {sheet.Number} of {sheets.Count}");
        }

        int lines = sheets[^1].Letters.Select(letter => Math.Round(letter.StartBaseLine.Y)).Distinct().Count();
        Assert.IsGreaterThanOrEqualTo(LeastLinesOfTheLastSheet, lines, $"lines of sheet {sheets.Count}");
    }

    // Letters of two lines that stand closer than any two lines do: the browser sets what it broke across sheets one on the other.
    private static string Covered(Page sheet)
    {
        const double LeastOverlap = 1;
        const double LeastLeading = 7;
        List<Letter> letters = [.. sheet.Letters.Where(letter => letter.Value != " ").OrderBy(letter => letter.StartBaseLine.X)];
        List<string> covered = [];
        for (int i = 0; i < letters.Count; i++)
        {
            for (int j = i + 1; j < letters.Count && letters[j].StartBaseLine.X < letters[i].EndBaseLine.X - LeastOverlap; j++)
            {
                double apart = Math.Abs(letters[i].StartBaseLine.Y - letters[j].StartBaseLine.Y);
                if (apart > LeastOverlap && apart < LeastLeading)
                {
                    covered.Add(letters[i].Value + letters[j].Value);
                }
            }
        }

        return string.Join(' ', covered);
    }
}
