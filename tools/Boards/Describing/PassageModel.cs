namespace EdgeNode.Boards;

/// <summary>A kind of PIR or light barrier.</summary>
/// <param name="Name">Its name in a board's text and in <c>about</c>.</param>
/// <param name="LeastLockoutMs">Shortest dead time in ms at which one person is not counted as several.</param>
public sealed record PassageModel(string Name, int LeastLockoutMs);
