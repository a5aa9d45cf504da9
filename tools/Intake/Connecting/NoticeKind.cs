namespace EdgeNode.Intake;

/// <summary>What a receiver tells of, each time in one line.</summary>
public enum NoticeKind
{
    /// <summary>The broker has let the receiver in for the first time.</summary>
    Connected,

    /// <summary>It has let it in again.</summary>
    Reconnected,

    /// <summary>The connection is lost; the receiver tries again.</summary>
    Lost,

    /// <summary>An attempt to connect failed for another reason than the one before.</summary>
    Refused,

    /// <summary>Another client has connected under the same id: the receiver ends.</summary>
    TakenOver,

    /// <summary>The broker knows no session of this client, though there was one: what waited in it is lost.</summary>
    SessionForgotten,

    /// <summary>Nothing has come since the subscription, not even what the broker retains.</summary>
    Silent,

    /// <summary>The store takes nothing: no message is acknowledged until it does.</summary>
    StoreUnavailable,

    /// <summary>The store takes messages again.</summary>
    StoreAvailable,

    /// <summary>Messages went into quarantine since the last such notice.</summary>
    Quarantined,
}
