using EdgeNode.Contracts;
using EdgeNode.Virtual;

namespace EdgeNode.Simulation.Tests;

/// <summary>A loopback link whose connects block the whole runtime for a long time, as a silent peer does.</summary>
internal sealed class StiffLink(IClock clock, SeededRandom latency, long freezeMs) : IUplinkLink, IRuntimeFreezer
{
    public LoopbackLink Inner { get; } = new(clock, latency);

    public long FrozenUntilMs { get; private set; }

    public LinkStage Stage => Inner.Stage;

    public LinkFailure Failure => Inner.Failure;

    public long FrozenAtMs { get; private set; } = -1;

    public void BeginConnect(LinkSession session)
    {
        Inner.BeginConnect(session);
        FrozenAtMs = clock.UptimeMs;
        FrozenUntilMs = clock.UptimeMs + freezeMs;
    }

    public void BeginPublish(string topic, byte[] payload, int count, bool retain)
    {
        Inner.BeginPublish(topic, payload, count, retain);
    }

    public LinkSignal Poll()
    {
        if (clock.UptimeMs < FrozenUntilMs)
        {
            throw new InvalidOperationException("The firmware ran while the runtime stood still.");
        }

        return Inner.Poll();
    }

    public void Close()
    {
        Inner.Close();
    }
}
