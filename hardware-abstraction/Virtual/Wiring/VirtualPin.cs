using EdgeNode.Contracts;

namespace EdgeNode.Virtual;

/// <summary>One input pin. What its line does is told by <see cref="SetLevel"/>, at the clock's present time.</summary>
/// <param name="clock">Gives each rise its uptime.</param>
public sealed class VirtualPin(IClock clock) : IEdgeInput
{
    private IEdgeSink? _sink;

    /// <summary>Whether the line is high.</summary>
    public bool IsHigh { get; private set; }

    /// <summary>Uptime in ms of the last change of level; 0 before the first.</summary>
    public long ChangedAtMs { get; private set; }

    /// <summary>Rises of the line, whether or not anyone listened.</summary>
    public long Rises { get; private set; }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Called a second time.</exception>
    public void Start(IEdgeSink sink)
    {
        if (_sink is not null)
        {
            throw new InvalidOperationException("The pin was started before.");
        }

        _sink = sink;
    }

    /// <summary>Drives the line. Setting the level that it has changes nothing.</summary>
    public void SetLevel(bool high)
    {
        if (high == IsHigh)
        {
            return;
        }

        IsHigh = high;
        ChangedAtMs = clock.UptimeMs;
        if (high)
        {
            Rises++;
            _sink?.OnRise(ChangedAtMs);
        }
    }

    /// <summary>One clean pulse: the line ends low, and has risen exactly once.</summary>
    public void Rise()
    {
        SetLevel(false);
        SetLevel(true);
        SetLevel(false);
    }
}
