using EdgeNode.Virtual;

namespace EdgeNode.Simulator;

/// <summary>The changes of the line that every passage sensor of a box drives, in order.</summary>
public interface IPinLine
{
    /// <summary>Uptime in ms of the next change that is not after <paramref name="untilUptimeMs"/>, or of that moment.</summary>
    long NextMs(long untilUptimeMs);

    /// <summary>Takes the next change if it is not after <paramref name="uptimeMs"/>.</summary>
    /// <returns>False when there is none; then the change means nothing.</returns>
    bool TryTake(long uptimeMs, out LevelChange change);
}
