namespace EdgeNode.Gateway;

/// <summary>A file that a setting names.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Place">Where it was said: the beginning of a message about it.</param>
public sealed record GivenFile(string Path, string Place);
