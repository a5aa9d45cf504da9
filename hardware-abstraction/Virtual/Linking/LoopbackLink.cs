using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>
/// A link without a broker: accepts everything after a seeded latency and keeps what it was given. It holds its caller to
/// the contract: a second operation while one is under way, or a publish without a connection, throws.
/// </summary>
/// <param name="clock">Virtual time.</param>
/// <param name="latency">Decides how long each operation takes.</param>
public sealed class LoopbackLink(IClock clock, SeededRandom latency) : ICuttableLink, IRuntimeFreezer
{
    // A TLS handshake on an ESP32 takes one to three seconds; a refused TCP connect ends at once.
    private const int ShortestConnectMs = 900;
    private const int ConnectSpreadMs = 1600;
    private const int ShortestRefusalMs = 20;
    private const int RefusalSpreadMs = 200;
    private const int ShortestPublishMs = 30;
    private const int PublishSpreadMs = 270;

    private readonly List<LinkMessage> _messages = [];
    private readonly List<LinkConnect> _connects = [];
    private readonly List<LinkClose> _closes = [];
    private readonly List<(long FromMs, long UntilMs)> _outages = [];

    private Pending _pending;
    private long _dueMs;
    private bool _connected;
    private long _aliveSinceMs;

    private enum Pending
    {
        None,
        Connect,
        Refusal,
        Publish,
    }

    /// <summary>Messages that reached the other side, in order of sending.</summary>
    public IReadOnlyList<LinkMessage> Messages => _messages;

    /// <summary>Attempts to connect, in order.</summary>
    public IReadOnlyList<LinkConnect> Connects => _connects;

    /// <summary>Ends of connections, in order.</summary>
    public IReadOnlyList<LinkClose> Closes => _closes;

    /// <inheritdoc/>
    public long FrozenUntilMs { get; private set; }

    /// <inheritdoc/>
    public LinkStage Stage => _connected ? LinkStage.Connected : _pending == Pending.None ? LinkStage.Down : LinkStage.Connecting;

    /// <inheritdoc/>
    public LinkFailure Failure { get; private set; }

    /// <inheritdoc/>
    public void SetDown(long fromMs, long untilMs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(untilMs, fromMs);
        _outages.Add((fromMs, untilMs));
    }

    /// <inheritdoc/>
    public void BeginConnect(LinkSession session)
    {
        RefuseSecondOperation();
        if (_connected)
        {
            throw new InvalidOperationException("Connected already.");
        }

        long now = clock.UptimeMs;
        bool refused = IsDownAt(now);
        _pending = refused ? Pending.Refusal : Pending.Connect;
        _dueMs = now + (refused ? Draw(ShortestRefusalMs, RefusalSpreadMs) : Draw(ShortestConnectMs, ConnectSpreadMs));
        FrozenUntilMs = _dueMs;
        _aliveSinceMs = now;
        _connects.Add(new LinkConnect(now, session, Accepted: !refused && !IsCutBetween(now, _dueMs)));
    }

    /// <inheritdoc/>
    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        RefuseSecondOperation();
        if (!_connected)
        {
            throw new InvalidOperationException("Not connected.");
        }

        long now = clock.UptimeMs;
        _pending = Pending.Publish;
        _dueMs = now + Draw(ShortestPublishMs, PublishSpreadMs);

        // Cut on the way: half of such messages arrived, and only their PUBACK is lost.
        bool cutBefore = IsCutBetween(_aliveSinceMs, now);
        bool cutOnTheWay = IsCutBetween(now, _dueMs);
        if (!cutBefore && (!cutOnTheWay || latency.NextInt(2) == 0))
        {
            _messages.Add(new LinkMessage(now, topic, payload.AsSpan(0, count).ToArray(), retain));
        }
    }

    /// <inheritdoc/>
    public LinkSignal Poll()
    {
        long now = clock.UptimeMs;
        if (_connected && IsCutBetween(_aliveSinceMs, Math.Min(now, _pending == Pending.Publish ? _dueMs : now)))
        {
            End(now, clean: false);
            Failure = LinkFailure.Lost;
            return LinkSignal.Lost;
        }

        if (_pending == Pending.None || now < _dueMs)
        {
            return LinkSignal.None;
        }

        Pending done = _pending;
        _pending = Pending.None;
        if (done == Pending.Publish)
        {
            return LinkSignal.Acknowledged;
        }

        _connected = done == Pending.Connect && !IsCutBetween(_aliveSinceMs, _dueMs);
        _aliveSinceMs = _dueMs;
        Failure = _connected ? LinkFailure.None : done == Pending.Refusal ? LinkFailure.Unreachable : LinkFailure.Lost;
        return _connected ? LinkSignal.Connected : LinkSignal.ConnectFailed;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (_connected)
        {
            End(clock.UptimeMs, clean: !IsCutBetween(_aliveSinceMs, clock.UptimeMs));
        }

        Failure = _pending is Pending.Connect or Pending.Refusal ? LinkFailure.NoAnswer : Failure;
        _pending = Pending.None;
    }

    private void End(long uptimeMs, bool clean)
    {
        _closes.Add(new LinkClose(uptimeMs, clean));
        _connected = false;
        _pending = Pending.None;
    }

    private long Draw(int shortestMs, int spreadMs)
    {
        return shortestMs + latency.NextInt(spreadMs);
    }

    private bool IsDownAt(long uptimeMs)
    {
        foreach ((long fromMs, long untilMs) in _outages)
        {
            if (fromMs <= uptimeMs && uptimeMs < untilMs)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsCutBetween(long afterMs, long untilMs)
    {
        foreach ((long fromMs, long toMs) in _outages)
        {
            if (afterMs < fromMs && fromMs <= untilMs && fromMs < toMs)
            {
                return true;
            }
        }

        return false;
    }

    private void RefuseSecondOperation()
    {
        if (_pending != Pending.None)
        {
            throw new InvalidOperationException("An operation is under way.");
        }
    }
}
