using EdgeNode.City;

namespace EdgeNode.Reports;

/// <summary>A time without a link: from a connection lost without goodbye to the next that the broker accepted.</summary>
/// <param name="StartUtc">UTC seconds, or null when the broker's log cannot be placed in time.</param>
/// <param name="EndUtc">UTC seconds, or null when it cannot be placed, or the link did not come back.</param>
/// <param name="Seconds">How long it took, or null when the log does not tell.</param>
internal sealed record Outage(long? StartUtc, long? EndUtc, long? Seconds)
{
    /// <summary>Finds the outages of one client in the broker's log.</summary>
    public static List<Outage> Find(IReadOnlyList<BrokerLogLine> broker, string? client, RunClock clock)
    {
        List<Outage> outages = [];
        BrokerLogLine? lost = null;
        int connections = 0;
        foreach (BrokerLogLine line in broker.Where(line => line.What?.Client == client))
        {
            if (line.What is ClientConnecting { Accepted: true })
            {
                if (lost is not null)
                {
                    outages.Add(new Outage(clock.UtcOf(lost.UpMs), clock.UtcOf(line.UpMs), (line.UpMs - lost.UpMs) / 1000));
                    lost = null;
                }

                connections++;
            }
            else if (line.What is ClientDisconnected ended && connections > 0)
            {
                // A broker may tell of the new connection before it gives up the old one: then the link was never away.
                connections--;
                lost = connections == 0 && !ended.Clean ? line : null;
            }
        }

        if (lost is not null)
        {
            outages.Add(new Outage(clock.UtcOf(lost.UpMs), null, null));
        }

        return outages;
    }
}
