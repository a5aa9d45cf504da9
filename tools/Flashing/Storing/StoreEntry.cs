namespace EdgeNode.Flashing;

/// <summary>One entry of a box's store, and what a file for it may be.</summary>
/// <param name="Name">Its name, as the firmware reads it.</param>
/// <param name="GreatestLength">Most bytes that the firmware takes.</param>
/// <param name="IsRequired">Whether a box cannot publish without it.</param>
/// <param name="IsSecret">Whether only its owner may read the file.</param>
internal sealed record StoreEntry(string Name, int GreatestLength, bool IsRequired = true, bool IsSecret = false);
