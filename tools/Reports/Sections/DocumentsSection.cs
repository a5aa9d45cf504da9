using System.Xml.Linq;

namespace EdgeNode.Reports;

/// <summary>The other messages: state, about, health.</summary>
internal static class DocumentsSection
{
    // A box that lost its link hourly for a month should not fill the page with it.
    private const int MostStates = 24;

    public static XElement Make(RunView run)
    {
        return Html.Section(
            "documents",
            "What else it sends",
            Html.Paragraph("Besides summaries and the policy a box sends three kinds of messages. They speak of the box, in classes too coarse to follow people, and each kind has one fixed length."),
            Kind("About", RunFolder.AboutFile, run.Files.About, "Where the box hangs and what is in it, set when it was mounted."),
            Kind("Health", RunFolder.HealthFile, run.Files.Healths, "Once a day, how the box is."),
            Kind("State", RunFolder.StateFile, run.Files.States, "Whether the box is there. The broker keeps the last one, and says \u201Clost\u201D in the box\u2019s name when it is gone without goodbye."),
            States(run.Files.States));
    }

    private static object?[] Kind(string title, string file, IReadOnlyList<ReceivedDocument> documents, string what)
    {
        if (documents.Count == 0)
        {
            return [new XElement("h3", title), Html.Paragraph(what + " None was received.")];
        }

        ReceivedDocument last = documents[^1];
        List<int> lengths = documents.Select(document => document.Length).Distinct().ToList();
        string length = lengths.Count == 1 ? $"{Figures.Bytes(lengths[0])} each" : "of different lengths, which should not be";
        return
        [
            new XElement("h3", title),
            Html.Paragraph(what, " ", Figures.Count(documents.Count, "message"), $", {length}; this is the last one in ", Html.Element("code", file), "."),
            Html.Code(last.Line.Text.TrimEnd()),
            Html.Classed("div", "compact", Html.Definitions(last.Fields.Select(field => Explain(field)))),
        ];
    }

    private static (object Term, object?[] Meaning) Explain(KeyValuePair<string, string> field)
    {
        string? meaning = DocumentFields.Meaning(field.Key);
        return (Html.Element("code", field.Key), [Html.Classed("span", "value", field.Value), meaning is null ? "" : " \u2013 " + meaning]);
    }

    private static XElement? States(IReadOnlyList<ReceivedDocument> states)
    {
        List<string> words = states.Take(MostStates).Select(state => state.Field("state")).OfType<string>().ToList();
        return words.Count == 0
            ? null
            : Html.Paragraph(
                "The states of this run: ",
                Html.Element("strong", string.Join(" \u2192 ", words)),
                states.Count > MostStates ? $" and {Figures.Count(states.Count - MostStates)} more." : ".");
    }
}
