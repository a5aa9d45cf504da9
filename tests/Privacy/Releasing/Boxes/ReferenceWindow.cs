namespace EdgeNode.Privacy.Tests.Releasing;

/// <summary>A counted window as the map tells of it: what it opened with, and the rises since.</summary>
/// <param name="Name">The channel.</param>
/// <param name="WindowMs">Its length.</param>
/// <param name="M">Its noise.</param>
/// <param name="LockoutMs">Its dead time.</param>
/// <param name="Limits">Its bucket limits.</param>
internal sealed record ReferenceWindow(string Name, long WindowMs, int M, int LockoutMs, int[] Limits)
{
    private readonly List<long> _rises = [];

    public long OpenedMs { get; private set; }

    public int Noise { get; private set; }

    public void Open(long uptimeMs, int noise)
    {
        OpenedMs = uptimeMs;
        Noise = noise;
        _rises.Clear();
    }

    public void Rise(long uptimeMs)
    {
        _rises.Add(uptimeMs);
    }

    public int Bucket()
    {
        int count = 0;
        long lastMs = long.MinValue / 2;
        foreach (long rise in _rises)
        {
            if (rise - lastMs >= LockoutMs)
            {
                count++;
                lastMs = rise;
            }
        }

        return Limits.Count(limit => limit <= Noise + count);
    }
}
