namespace EdgeNode.Tools.Tests;

/// <summary>Time that passes when a test says so, for delays.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _waited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _now;

    public override DateTimeOffset GetUtcNow()
    {
        return DateTimeOffset.UnixEpoch + _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until somebody waits, and lets just so much time pass.</summary>
    /// <returns>How long that was.</returns>
    internal async Task<TimeSpan> PassAsync()
    {
        while (true)
        {
            Task waited;
            ManualTimer? next;
            lock (_lock)
            {
                waited = _waited.Task;
                next = _timers.MinBy(timer => timer.Due);
                if (next is not null)
                {
                    _timers.Remove(next);
                    TimeSpan passed = next.Due - _now;
                    _now = next.Due;
                    next.Fire();
                    return passed;
                }
            }

            await waited.WaitAsync(TimeSpan.FromSeconds(60));
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = _now + dueTime;
                _timers.Add(timer);
                _waited.TrySetResult();
                _waited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private sealed class ManualTimer(ManualTime time, Action fire) : ITimer
    {
        internal TimeSpan Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time.Set(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            time.Set(this, Timeout.InfiniteTimeSpan);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Fire()
        {
            fire();
        }
    }
}
