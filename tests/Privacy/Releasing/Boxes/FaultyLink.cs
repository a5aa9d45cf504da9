using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>A way to the broker on which connects fail, messages and PUBACKs get lost, and connections break, by chance.</summary>
/// <param name="clock">Virtual time.</param>
/// <param name="chance">Decides what becomes of each operation.</param>
/// <param name="sent">Told each publish, whether or not it arrives.</param>
internal sealed class FaultyLink(IClock clock, SeededRandom chance, Action<string, byte[]> sent) : IUplinkLink
{
    private const int LatencyMs = 150;

    private LinkSignal _answer;
    private long _answerMs;

    /// <summary>How many of a hundred operations go wrong.</summary>
    public int TroublePercent { get; set; }

    public LinkStage Stage { get; private set; }

    public LinkFailure Failure { get; private set; }

    public void BeginConnect(LinkSession session)
    {
        Answer(LinkSignal.Connected, LinkSignal.ConnectFailed, LinkSignal.None);
    }

    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        sent(topic, payload[..count]);
        Answer(LinkSignal.Acknowledged, LinkSignal.NotAcknowledged, LinkSignal.Lost, LinkSignal.None);
    }

    public LinkSignal Poll()
    {
        if (clock.UptimeMs < _answerMs)
        {
            return LinkSignal.None;
        }

        LinkSignal answer = _answer;
        _answer = LinkSignal.None;
        if (answer != LinkSignal.None)
        {
            bool isUp = answer is LinkSignal.Connected or LinkSignal.Acknowledged;
            Stage = isUp ? LinkStage.Connected : LinkStage.Down;
            Failure = isUp ? LinkFailure.None : LinkFailure.NoAnswer;
        }

        return answer;
    }

    public void Close()
    {
        Stage = LinkStage.Down;
        _answer = LinkSignal.None;
    }

    private void Answer(LinkSignal good, params LinkSignal[] bad)
    {
        _answer = chance.NextInt(100) < TroublePercent ? bad[chance.NextInt(bad.Length)] : good;
        _answerMs = clock.UptimeMs + LatencyMs;
    }
}
