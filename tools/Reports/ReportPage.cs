namespace EdgeNode.Reports;

/// <summary>
/// The page that shows what a box saw beside what the city got: one self-contained HTML file without scripts, for any
/// width, in light and dark, on paper too.
/// </summary>
public static class ReportPage
{
    /// <summary>Name under which a run's folder keeps the page.</summary>
    public const string FileName = "report.html";

    private const string StyleResource = "report.css";

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
        return Page(new RunView(RunFolder.Read(folder))).Write(typeof(ReportPage).Assembly, StyleResource);
    }

    private static Page Page(RunView run)
    {
        return new Page(
            $"What box {run.Files.Node ?? "(unnamed)"} saw, what the city got",
            HeroSection.Make(run),
            [
                ChannelsSection.Make(run),
                MatchSection.Make(run),
                BytesSection.Make(run),
                AttackerSection.Make(run),
                PolicySection.Make(run),
                MessageSection.Make(run),
                DocumentsSection.Make(run),
                CheckSection.Make(run),
            ],
            FooterSection.Make());
    }
}
