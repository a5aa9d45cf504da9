using System.Globalization;
using System.Xml.Linq;
using EdgeNode.Policies;
using EdgeNode.Proving;

namespace EdgeNode.Reports;

/// <summary>What an attacker can learn from all that left the box, said plainly.</summary>
internal static class AttackerSection
{
    private static readonly int[] Detections = [1, 2, 5, 10];

    public static XElement Make(RunView run)
    {
        List<ChannelPolicy> counted = run.Files.Policy.Channels.Where(channel => channel.IsCounted).ToList();
        List<ChannelPolicy> measured = run.Files.Policy.Channels.Where(channel => !channel.IsCounted).ToList();
        return Html.Section(
            "attacker",
            "What an attacker can learn",
            counted.Count > 0 ? Counted(counted) : null,
            measured.Count > 0 ? Measured(measured) : null,
            new XElement("h3", "From everything else"),
            Html.Paragraph(
                "The length, the topic and the time of a message do not depend on the street: one summary leaves for each slot, always as long, at an offset that follows from the box\u2019s id. Quiet, failed and absent slots are sent too."));
    }

    private static object?[] Counted(List<ChannelPolicy> counted)
    {
        int noise = counted[0].Noise;
        PrivacyLoss loss = PrivacyLoss.OfDetection(noise);
        return
        [
            new XElement("h3", "From the counts"),
            Html.Classed(
                "p",
                "big",
                "Asked whether one particular detection happened, the best attacker is right ",
                Html.Element("strong", Share(loss)),
                " of the time. A coin is right 50\u00A0%."),
            Html.Paragraph(
                $"This attacker knows everything else about the window, sees the bucket, and has unlimited computing power. The noise (m\u00A0=\u00A0{noise}, ratio {new GeometricDistribution(noise).Alpha}) bounds the loss of one detection at \u03B5\u00A0=\u00A0{Figures.Decimal(loss.Epsilon, 3)}, and e",
                new XElement("sup", "\u03B5"),
                "/(1\u00A0+\u00A0e",
                new XElement("sup", "\u03B5"),
                $") is {Share(loss)}."),
            Html.Paragraph(
                Html.Element("strong", "What one unit is: one detection in one window of one box. "),
                "Not a person, not a day. Losses add up over detections, channels, windows and boxes: whoever passes twice in a window, or each day, is told apart more easily, as the table says. No claim is made about whole days or habits."),
            Html.Table(
                "How often the best attacker is right at most, by how many detections are in question",
                ["Channel", "Noise m", "\u03B5 of one", .. Detections.Select(k => k == 1 ? "1 detection" : k.ToString(CultureInfo.InvariantCulture) + " detections")],
                counted.Select(channel => Row(channel))),
            counted.Count > 1
                ? Html.Paragraph($"Over all counted channels of one window \u03B5 sums up to {Figures.Decimal(counted.Aggregate(PrivacyLoss.None, (sum, channel) => sum.With(PrivacyLoss.OfDetection(channel.Noise))).Epsilon, 3)}; firmware refuses a policy above 0.70.")
                : null,
            counted.Select(Habits),
        ];
    }

    private static string[] Row(ChannelPolicy channel)
    {
        PrivacyLoss loss = PrivacyLoss.OfDetection(channel.Noise);
        return
        [
            ChannelWords.For(channel.Name, channel).Title,
            channel.Noise.ToString(CultureInfo.InvariantCulture),
            Figures.Decimal(loss.Epsilon, 3),
            .. Detections.Select(k => Share(loss.Times(k))),
        ];
    }

    private static XElement Habits(ChannelPolicy channel)
    {
        GeometricDistribution noise = new(channel.Noise);
        string who = ChannelWords.For(channel.Name, channel).Noun;
        return Html.Paragraph(
            Html.Element("strong", "Habits are found. "),
            $"Someone who adds one detection to the same window again and again is found among {who} with 90\u00A0% certainty after {Passes(Habit.PassesToFind(noise, 1))} where the count stands at a bucket\u2019s edge, and after {Passes(Habit.PassesToFind(noise, channel.Limits[0]))} in a slot that is otherwise empty, by an attacker who knows the count without them.");
    }

    private static string Passes(int? passes)
    {
        return passes is int found ? Figures.Count(found) + " passes" : "more than " + Figures.Count(Habit.GreatestPasses) + " passes";
    }

    private static object?[] Measured(List<ChannelPolicy> measured)
    {
        bool hasLeq = measured.Any(channel => channel.Statistic == ChannelStatistic.Leq);
        bool hasL50 = measured.Any(channel => channel.Statistic == ChannelStatistic.L50);
        string names = Sentences.List(measured.Select(channel => ChannelWords.For(channel.Name, channel).Noun).ToList());
        return
        [
            new XElement("h3", "From the measurements"),
            Html.Paragraph(
                $"No differential privacy is claimed for {names}. {(measured.Count == 1 ? "It is" : "They are")} coarse statistics of the air and the place as a whole, not counts of what people do, and no noise is added. What protects is the width of the buckets and the length of the windows."),
            hasL50 ? Html.Paragraph("Sound is the level exceeded half of the time (L50). A shout of a few seconds hardly ever changes its bucket.") : null,
            hasLeq
                ? Html.Paragraph(
                    Html.Element("strong", "One loud event at a quiet time can be seen. "),
                    "This policy asks for LAeq, the level of the mean energy, which a few seconds of shouting at night can lift by several buckets.")
                : null,
        ];
    }

    private static string Share(PrivacyLoss loss)
    {
        return Figures.Decimal(100 * NearestDouble.Of(loss.GreatestSuccess), 1) + "\u00A0%";
    }
}
