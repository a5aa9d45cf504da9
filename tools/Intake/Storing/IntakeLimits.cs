namespace EdgeNode.Intake;

/// <summary>Bounds on what boxes can make a city store.</summary>
public static class IntakeLimits
{
    /// <summary>Most messages that are committed together.</summary>
    public const int GreatestBatch = 1000;

    /// <summary>Most messages in quarantine from one box and day (UTC, by time of receipt).</summary>
    public const int QuarantinePerBoxAndDay = 100;

    /// <summary>Most messages in quarantine from one day.</summary>
    public const int QuarantinePerDay = 10_000;

    /// <summary>Most bytes of a message's payload that quarantine keeps.</summary>
    public const int QuarantinePayload = 4096;

    /// <summary>Most characters of a message's topic that quarantine keeps.</summary>
    public const int QuarantineTopic = 256;

    /// <summary>Most policies of one box. A city changes its own a few times a year.</summary>
    public const int PoliciesPerBox = 64;

    /// <summary>Most documents of one kind, box and day that are kept beside the latest.</summary>
    public const int DocumentsPerBoxAndDay = 1000;
}
