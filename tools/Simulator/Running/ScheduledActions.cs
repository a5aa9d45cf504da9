namespace EdgeNode.Simulator;

/// <summary>What is to happen to a box at given uptimes: outages, a clock that is set, a reboot.</summary>
internal sealed class ScheduledActions
{
    private readonly PriorityQueue<Action, (long UptimeMs, int Order)> _actions = new();
    private int _order;

    /// <summary>Uptime of the next one, or the greatest number when there is none.</summary>
    public long NextMs => _actions.TryPeek(out _, out (long UptimeMs, int Order) due) ? due.UptimeMs : long.MaxValue;

    public void Add(long uptimeMs, Action action)
    {
        _actions.Enqueue(action, (uptimeMs, _order++));
    }

    public void RunDue(long uptimeMs)
    {
        while (NextMs <= uptimeMs)
        {
            _actions.Dequeue()();
        }
    }
}
