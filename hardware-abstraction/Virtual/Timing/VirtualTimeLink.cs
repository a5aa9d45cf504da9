using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// The way to time servers, of which each part can be missing: the network, DNS, a server. As on a box, joining waits on a thread
/// of its own, and looking a name up holds the whole runtime.
/// </summary>
/// <param name="clock">Virtual time.</param>
public sealed class VirtualTimeLink(VirtualClock clock) : IDatagramLink, IRuntimeFreezer
{
    /// <summary>How long a network that is not there is waited for, in ms: the driver's own 20 s, and 10 s for an address.</summary>
    public const int JoinLimitMs = 30_000;

    /// <summary>How long lwIP asks a name server that does not answer, in ms (dns.c: four tries, 1 s, 1 s, 2 s and 3 s apart).</summary>
    public const int DnsLimitMs = 7_000;

    private readonly List<(long AtMs, byte[] Datagram)> _coming = [];
    private VirtualTimeServer? _server;
    private string _host = "";
    private DatagramPhase _phase;
    private long _begunMs;
    private long? _resolvedMs;

    /// <summary>The servers that there are, by name.</summary>
    public Dictionary<string, VirtualTimeServer> Servers { get; } = [];

    /// <summary>The server behind any other name; null for none.</summary>
    public VirtualTimeServer? Elsewhere { get; set; }

    /// <summary>Whether there is an access point that gives addresses.</summary>
    public bool HasNetwork { get; set; } = true;

    /// <summary>Whether name servers answer.</summary>
    public bool HasDns { get; set; } = true;

    /// <summary>How long a name server takes to answer, in ms.</summary>
    public int DnsAnswerMs { get; set; } = 30;

    /// <summary>All that was sent.</summary>
    public List<TimeQuestion> Sent { get; } = [];

    /// <summary>Moments at which a way began to be opened, and to whom.</summary>
    public List<(long UpMs, string Host)> Opened { get; } = [];

    /// <inheritdoc/>
    public long FrozenUntilMs { get; private set; }

    /// <inheritdoc/>
    public DatagramPhase Phase
    {
        get
        {
            if (_phase == DatagramPhase.Opening)
            {
                LookAtOpening();
            }

            return _phase;
        }
    }

    /// <inheritdoc/>
    public void BeginOpen(string host, int port)
    {
        Close();
        _host = host;
        _begunMs = clock.UptimeMs;
        _phase = DatagramPhase.Opening;
        Opened.Add((_begunMs, host));
        LookAtOpening();
    }

    /// <inheritdoc/>
    public bool TrySend(byte[] datagram, int count)
    {
        if (_phase != DatagramPhase.Open || !HasNetwork)
        {
            return false;
        }

        byte[] copy = datagram[..count];
        Sent.Add(new TimeQuestion(clock.UptimeMs, _host, copy));
        if (_server?.AnswerTo(copy) is { } answer)
        {
            _coming.Add((clock.UptimeMs + _server.RoundTripMs, answer));
        }

        return true;
    }

    /// <inheritdoc/>
    public int Receive(byte[] buffer)
    {
        int due = _coming.FindIndex(one => one.AtMs <= clock.UptimeMs);
        if (_phase != DatagramPhase.Open || due < 0)
        {
            return 0;
        }

        byte[] datagram = _coming[due].Datagram;
        _coming.RemoveAt(due);
        int count = Math.Min(datagram.Length, buffer.Length);
        datagram.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    /// <inheritdoc/>
    public void Close()
    {
        _phase = DatagramPhase.Closed;
        _resolvedMs = null;
        _coming.Clear();
    }

    private void LookAtOpening()
    {
        long nowMs = clock.UptimeMs;
        if (_resolvedMs is { } resolvedMs)
        {
            if (nowMs >= resolvedMs)
            {
                _server = Servers.GetValueOrDefault(_host) ?? Elsewhere;
                bool isKnown = HasDns && _server is { Fault: not TimeServerFault.Unknown };
                _phase = isKnown ? DatagramPhase.Open : DatagramPhase.Failed;
            }
        }
        else if (HasNetwork)
        {
            _resolvedMs = nowMs + (HasDns ? DnsAnswerMs : DnsLimitMs);
            FrozenUntilMs = _resolvedMs.Value;
        }
        else if (nowMs - _begunMs >= JoinLimitMs)
        {
            _phase = DatagramPhase.Failed;
        }
    }
}
