using EdgeNode.Contracts;

namespace EdgeNode.VirtualUplink;

/// <summary>Why a connection did not come about.</summary>
/// <param name="Failure">The reason, as a box knows it.</param>
/// <param name="Text">The same in one line for people.</param>
internal sealed record ConnectRefusal(LinkFailure Failure, string Text);
