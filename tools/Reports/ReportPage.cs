using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>
/// The page that shows what a box saw beside what the city got: one self-contained HTML file without scripts, for any
/// width, in light and dark, on paper too.
/// </summary>
public static class ReportPage
{
    /// <summary>Name under which a run's folder keeps the page.</summary>
    public const string FileName = "report.html";

    /// <summary>
    /// Makes the page from the files of a run. It depends on nothing but them: the same files give the same text, on any
    /// day and any machine.
    /// </summary>
    /// <param name="folder">
    /// The folder of the run. <c>received.jsonl</c> (no line is fine) and <c>policy.txt</c> have to be in it;
    /// <c>street.csv</c>, <c>about.jsonl</c>, <c>state.jsonl</c>, <c>health.jsonl</c> and <c>broker.jsonl</c> may be
    /// absent, and the page then says what it cannot show. Nothing is written.
    /// </param>
    /// <returns>The page. Its text is to be stored as UTF-8.</returns>
    /// <exception cref="ReportException">A file is missing or holds something else; the message is one line that says which and where.</exception>
    public static string Build(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return PageWriter.Write(Page(new RunView(RunFolder.Read(folder))));
    }

    private static XElement Page(RunView run)
    {
        XElement[] sections =
        [
            ChannelsSection.Make(run),
            MatchSection.Make(run),
            BytesSection.Make(run),
            AttackerSection.Make(run),
            PolicySection.Make(run),
            MessageSection.Make(run),
            DocumentsSection.Make(run),
            CheckSection.Make(run),
        ];
        return new XElement(
            "html",
            Html.Attribute("lang", "en"),
            PageHead.Make(run),
            new XElement(
                "body",
                Html.Element("a", Html.Attribute("class", "skip"), Html.Attribute("href", "#main"), "Skip to the content"),
                HeroSection.Make(run),
                Contents(sections),
                Html.Element("main", Html.Attribute("id", "main"), sections),
                FooterSection.Make()));
    }

    private static XElement Contents(XElement[] sections)
    {
        return Html.Element(
            "nav",
            Html.Attribute("aria-label", "Contents"),
            new XElement(
                "ul",
                sections.Select(section => new XElement(
                    "li",
                    Html.Element("a", Html.Attribute("href", "#" + section.Attribute("id")!.Value), section.Element("h2")!.Value)))));
    }
}
