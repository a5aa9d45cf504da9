namespace EdgeNode.Intake;

/// <summary>Counts up to a limit for each name and day (UTC). Only the newest day is remembered.</summary>
/// <typeparam name="T">What is counted for.</typeparam>
/// <param name="greatest">Most a day.</param>
internal sealed class DailyLimit<T>(int greatest)
    where T : notnull
{
    private readonly Dictionary<T, int> _counts = [];
    private DateTime _day;

    /// <summary>Whether one more can be counted.</summary>
    /// <param name="name">For what.</param>
    /// <param name="utc">When.</param>
    internal bool HasRoom(T name, DateTime utc)
    {
        return utc.Date > _day || _counts.GetValueOrDefault(name) < greatest;
    }

    /// <summary>Counts one more.</summary>
    /// <param name="name">For what.</param>
    /// <param name="utc">When.</param>
    /// <param name="undo">Is given how to take it back.</param>
    internal void Take(T name, DateTime utc, List<Action> undo)
    {
        if (utc.Date > _day)
        {
            _day = utc.Date;
            _counts.Clear();
        }

        int count = _counts.GetValueOrDefault(name);
        _counts[name] = count + 1;
        undo.Add(() => _counts[name] = count);
    }
}
