namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>A channel as the second reader found it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Statistic">The word after <c>stat</c>, or null for a count.</param>
/// <param name="WindowSeconds">Its window.</param>
/// <param name="Noise">Its noise; 0 for a measured one.</param>
/// <param name="LockoutMs">Its dead time; 0 for a measured one.</param>
/// <param name="Limits">Its bucket limits.</param>
internal sealed record ReadChannel(string Name, string? Statistic, int WindowSeconds, int Noise, int LockoutMs, IReadOnlyList<int> Limits)
{
    public bool IsCounted => Statistic == null;
}
