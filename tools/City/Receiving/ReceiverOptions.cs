using EdgeNode.VirtualUplink;

namespace EdgeNode.City;

/// <summary>Where a receiver connects to and what it writes.</summary>
public sealed record ReceiverOptions
{
    /// <summary>Name or address of the broker; its certificate must be made out to it.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the broker.</summary>
    public int Port { get; init; } = 8883;

    /// <summary>The receiver's certificate and key, and the authorities it trusts. Its common name is the MQTT client id. Not disposed by the receiver.</summary>
    public required ClientCredentials Credentials { get; init; }

    /// <summary>
    /// Path of the file of summaries. An existing one is added to, and what it holds counts as received; one that begins with
    /// something else than a summary is refused. <c>state.jsonl</c>, <c>about.jsonl</c>, <c>health.jsonl</c> and
    /// <c>policy.txt</c> are written beside it.
    /// </summary>
    public required string SummaryFile { get; init; }

    /// <summary>Wait before the first attempt to reconnect; it doubles with each, up to 30 s.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
