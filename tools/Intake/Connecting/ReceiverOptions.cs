using EdgeNode.VirtualUplink;

namespace EdgeNode.Intake;

/// <summary>Where a receiver connects to, as whom, and what it takes.</summary>
public sealed record ReceiverOptions
{
    /// <summary>Name or address of the broker; its certificate must be made out to it.</summary>
    public required string Host { get; init; }

    /// <summary>TCP port of the broker.</summary>
    public int Port { get; init; } = 8883;

    /// <summary>
    /// Opens the receiver's certificate and key, and the authorities that it trusts. Called for each attempt to connect, so that renewed
    /// files count; disposed by the receiver. A <see cref="CredentialException"/> is told like any other failure to connect.
    /// </summary>
    public required Func<ClientCredentials> OpenCredentials { get; init; }

    /// <summary>MQTT client id; null for the certificate's common name. A secret on brokers that do not bind it to the certificate.</summary>
    public string? ClientId { get; init; }

    /// <summary>
    /// Name of the group among whose members the broker shares out the summaries (<c>$share/GROUP/...</c>, MQTT 5, 4.8.2); null for all to
    /// each. The other messages are never shared: shared subscriptions get no retained ones.
    /// </summary>
    public string? SharedGroup { get; init; }

    /// <summary>The only tenant to take messages from; null for all.</summary>
    public string? Tenant { get; init; }

    /// <summary>Which starts of slots are taken.</summary>
    public StartRange Starts { get; init; } = StartRange.Any;

    /// <summary>Most messages that the broker may send before one is acknowledged (MQTT 5, 3.1.2.11.3).</summary>
    public ushort ReceiveMaximum { get; init; } = 1000;

    /// <summary>Whether a broker that cannot be reached or refuses at the start is tried again, as it is later on, or ends the start.</summary>
    public bool WaitsForBroker { get; init; }

    /// <summary>Whether a store that takes nothing for now ends the receiver, or is waited for.</summary>
    public bool EndsWithoutStore { get; init; }

    /// <summary>For how long nothing at all may come after the first subscription before people are told.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Wait before the first attempt to reconnect, and before the first to store again; it doubles with each, up to 30 s.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
