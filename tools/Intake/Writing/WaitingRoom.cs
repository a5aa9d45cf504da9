namespace EdgeNode.Intake;

/// <summary>
/// Counts the messages that wait to be written, and has readers of connections wait while there are too many. A broker that heeds the
/// receive maximum never gets there; Mosquitto before 2.0.13 does not heed it once it has a queue, and would send all of it at once.
/// </summary>
internal sealed class WaitingRoom
{
    /// <summary>So many may wait before nothing more is read.</summary>
    internal const int Most = 20_000;

    private readonly Lock _lock = new();
    private TaskCompletionSource? _room;
    private int _waiting;

    /// <summary>Counts one more.</summary>
    internal void Enter()
    {
        lock (_lock)
        {
            _waiting++;
        }
    }

    /// <summary>Counts some fewer.</summary>
    internal void Leave(int count)
    {
        TaskCompletionSource? room = null;
        lock (_lock)
        {
            _waiting -= count;
            if (_waiting <= Most / 2)
            {
                (room, _room) = (_room, null);
            }
        }

        room?.SetResult();
    }

    /// <summary>Completes when there is room.</summary>
    internal ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_waiting < Most)
            {
                return ValueTask.CompletedTask;
            }

            _room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return new ValueTask(_room.Task.WaitAsync(cancellationToken));
        }
    }
}
