using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>The time servers of a box's settings, which all do the same.</summary>
internal sealed class TimeServers
{
    private readonly List<VirtualTimeServer> _servers = [];
    private long _leadMs;
    private long _lieMs;

    /// <summary>Puts the servers behind a way to them.</summary>
    /// <param name="link">The way.</param>
    /// <param name="names">Their names; null where the box is told later, for one server behind any name.</param>
    /// <param name="utcMs">True time, in ms since 1970.</param>
    public TimeServers(VirtualTimeLink link, IEnumerable<string>? names, Func<long> utcMs)
    {
        if (names is null)
        {
            link.Elsewhere = new VirtualTimeServer(utcMs);
            _servers.Add(link.Elsewhere);
            return;
        }

        foreach (string name in names)
        {
            VirtualTimeServer server = new(utcMs);
            _servers.Add(server);
            link.Servers.Add(name, server);
        }
    }

    /// <summary>Has them tell a time that is ahead of true time, in ms.</summary>
    public void Lead(long leadMs)
    {
        _leadMs = leadMs;
        Tell();
    }

    /// <summary>Says what is wrong with them from now on.</summary>
    public void Set(TimeServerFault fault, long lieMs)
    {
        _lieMs = lieMs;
        _servers.ForEach(server => server.Fault = fault);
        Tell();
    }

    private void Tell()
    {
        _servers.ForEach(server => server.LeadMs = _leadMs + _lieMs);
    }
}
