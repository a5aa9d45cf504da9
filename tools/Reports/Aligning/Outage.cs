namespace EdgeNode.Reports;

/// <summary>A time without a link: from a connection lost without goodbye to the next that the broker accepted.</summary>
/// <param name="StartUtc">UTC seconds, or null when the broker's log cannot be placed in time.</param>
/// <param name="EndUtc">UTC seconds, or null when it cannot be placed, or the link did not come back.</param>
/// <param name="Seconds">How long it took, or null when the log does not tell.</param>
internal sealed record Outage(long? StartUtc, long? EndUtc, long? Seconds)
{
    /// <summary>Finds the outages of one client in the broker's log.</summary>
    public static List<Outage> Find(IReadOnlyList<BrokerEvent> broker, string? client, RunClock clock)
    {
        List<Outage> outages = [];
        BrokerEvent? lost = null;
        int connections = 0;
        foreach (BrokerEvent e in broker.Where(e => e.Client == client))
        {
            if (e.Kind == "connect" && e.Accepted)
            {
                if (lost is not null)
                {
                    outages.Add(new Outage(clock.UtcOf(lost.UpMs), clock.UtcOf(e.UpMs), (e.UpMs - lost.UpMs) / 1000));
                    lost = null;
                }

                connections++;
            }
            else if (e.Kind == "disconnect" && connections > 0)
            {
                // A broker may tell of the new connection before it gives up the old one: then the link was never away.
                connections--;
                lost = connections == 0 && !e.Clean ? e : null;
            }
        }

        if (lost is not null)
        {
            outages.Add(new Outage(clock.UtcOf(lost.UpMs), null, null));
        }

        return outages;
    }
}
