namespace EdgeNode.Cli;

/// <summary>Exit codes of the <c>edgenode</c> command, as README lists them.</summary>
public static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Ok = 0;

    /// <summary>The check found something wrong.</summary>
    public const int CheckFailed = 1;

    /// <summary>Wrong usage, unusable input, or a broker that cannot be reached.</summary>
    public const int Unusable = 2;

    /// <summary>Ended by Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Ended by SIGTERM in the middle of something that then came to no end.</summary>
    public const int Terminated = 143;
}
