namespace EdgeNode.Privacy.Tests;

/// <summary>By which call of a contract something left the firmware.</summary>
internal enum EgressKind
{
    Connect,
    Publish,
    Close,
    Append,
    Replace,
    Delete,
}
