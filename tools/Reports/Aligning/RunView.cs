namespace EdgeNode.Reports;

/// <summary>A run, read and set side by side: what all sections of the page draw from.</summary>
internal sealed class RunView
{
    /// <summary>Sets the files of a run side by side.</summary>
    public RunView(RunFiles files)
    {
        Files = files;
        Clock = new RunClock(files.Received);
        Channels = ChannelAligning.Align(files, Clock);
        Outages = Outage.Find(files.Broker, files.Node, Clock);
        Delivery = Delivery.Follow(files);
        Publishes = ReceivedPublish.Of(files.Node, files.Broker);
        List<(long Start, long End)> slots = Slots(files);
        StartUtc = slots.Count > 0 ? slots.Min(slot => slot.Start) : null;
        EndUtc = slots.Count > 0 ? slots.Max(slot => slot.End) : null;
        Seconds = files.Received.Sum(summary => (long)summary.LengthSeconds);
    }

    /// <summary>What the files say.</summary>
    public RunFiles Files { get; }

    /// <summary>Where uptimes are in UTC.</summary>
    public RunClock Clock { get; }

    /// <summary>The channels in the policy's order.</summary>
    public IReadOnlyList<ChannelSeries> Channels { get; }

    /// <summary>Times without a link.</summary>
    public IReadOnlyList<Outage> Outages { get; }

    /// <summary>How the summaries came over.</summary>
    public Delivery Delivery { get; }

    /// <summary>What the box published, by the broker's log.</summary>
    public IReadOnlyList<ReceivedPublish> Publishes { get; }

    /// <summary>First second of the run in UTC; null when nothing in it has a time.</summary>
    public long? StartUtc { get; }

    /// <summary>End of the run in UTC; null when nothing in it has a time.</summary>
    public long? EndUtc { get; }

    /// <summary>Seconds that the received slots cover.</summary>
    public long Seconds { get; }

    // What was received decides; a street without any summary is still worth a picture.
    private List<(long Start, long End)> Slots(RunFiles files)
    {
        List<(long, long)> slots = [];
        foreach (ReceivedSummary summary in files.Received)
        {
            if (Clock.StartOf(summary) is long start)
            {
                slots.Add((start, start + summary.LengthSeconds));
            }
        }

        if (slots.Count == 0)
        {
            slots.AddRange(files.Street.Rows.Select(row => (row.StartUtc, row.StartUtc + StreetTable.RowSeconds)));
        }

        return slots;
    }
}
