namespace EdgeNode.Intake;

/// <summary>
/// Finds out that two clients take the session from each other where the broker does not say so, as Mosquitto 2.0 does not: time after
/// time it closes a connection without a word, and lets the client in again at once.
/// </summary>
internal sealed class TakeOverSuspicion
{
    private const int Enough = 3;

    private static readonly TimeSpan Quick = TimeSpan.FromMinutes(1);

    private int _times;

    /// <summary>Takes note of the end of a connection.</summary>
    /// <param name="loss">Why it ended.</param>
    /// <param name="lasted">How long it lasted.</param>
    /// <returns>Whether another client is at work.</returns>
    internal bool IsTakenOver(BrokerLoss loss, TimeSpan lasted)
    {
        _times = loss.IsWordless && lasted < Quick ? _times + 1 : 0;
        return loss.IsTakenOver || _times == Enough;
    }

    /// <summary>Takes note of an attempt to connect that failed: there is another reason for what happened.</summary>
    internal void Dispel()
    {
        _times = 0;
    }
}
