namespace EdgeNode.VirtualUplink;

/// <summary>Where the broker is, and what a virtual box shows to it.</summary>
public sealed record MqttUplinkOptions
{
    /// <summary>Name or address of the broker; its certificate must be made out to it.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the broker.</summary>
    public int Port { get; init; } = 8883;

    /// <summary>How long to wait for any answer of the broker, in real time; generous, because nothing but a dead broker ever takes so long.</summary>
    public TimeSpan AnswerLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The box's certificate and key, and the authorities it trusts. Not disposed by the link.</summary>
    public required ClientCredentials Credentials { get; init; }
}
