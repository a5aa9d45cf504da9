namespace EdgeNode.Privacy.Tests;

/// <summary>By which call of a contract something left the firmware, or that it was a call of the platform behind them.</summary>
internal enum EgressKind
{
    Connect,
    Publish,
    Close,
    NameQuery,
    TimeQuestion,
    Append,
    Replace,
    Delete,
    Say,
    Join,
    Light,
    Platform,
}
