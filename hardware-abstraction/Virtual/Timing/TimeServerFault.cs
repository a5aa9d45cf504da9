namespace EdgeNode.Virtual;

/// <summary>What is wrong with a time server's answers.</summary>
public enum TimeServerFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It answers nothing.</summary>
    Silent,

    /// <summary>Name servers do not know its name.</summary>
    Unknown,

    /// <summary>It answers the question before this one.</summary>
    OldQuestion,

    /// <summary>It sends what a client would.</summary>
    ClientMode,

    /// <summary>It sends the first 47 bytes.</summary>
    Cut,

    /// <summary>Its leap indicator says that it is not synchronized.</summary>
    LeapAlarm,

    /// <summary>Its stratum says that it is not synchronized.</summary>
    StratumSixteen,

    /// <summary>It sends no time.</summary>
    NoTime,

    /// <summary>It sends a kiss-o'-death.</summary>
    KissOfDeath,
}
