namespace EdgeNode.City;

/// <summary>What came of asking a broker to read its files again.</summary>
public enum ReloadOutcome
{
    /// <summary>No broker runs from this folder: it reads them when it starts.</summary>
    NotRunning,

    /// <summary>It was asked, and reads them at once.</summary>
    Asked,

    /// <summary>It runs, and this user may not ask it, or the system has no way to: restart it.</summary>
    CannotAsk,
}
