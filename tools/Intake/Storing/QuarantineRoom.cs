namespace EdgeNode.Intake;

/// <summary>How much room quarantine has left: for each box and day, and for all of a day. A batch that is not committed takes none.</summary>
public sealed class QuarantineRoom
{
    private readonly DailyLimit<BoxName> _boxes = new(IntakeLimits.QuarantinePerBoxAndDay);
    private readonly DailyLimit<bool> _all = new(IntakeLimits.QuarantinePerDay);
    private readonly List<Action> _undo = [];

    /// <summary>Takes room for one message.</summary>
    /// <param name="box">Whose it is; all that are nobody's share the room of one box.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <returns>False when there is none left.</returns>
    public bool TryTake(BoxName? box, DateTime receivedUtc)
    {
        bool hasRoom = _all.HasRoom(true, receivedUtc) && _boxes.HasRoom(box ?? default, receivedUtc);
        if (hasRoom)
        {
            _all.Take(true, receivedUtc, _undo);
            _boxes.Take(box ?? default, receivedUtc, _undo);
        }

        return hasRoom;
    }

    /// <summary>Keeps what was taken since the last call of this or of <see cref="Undo"/>.</summary>
    public void Accept()
    {
        _undo.Clear();
    }

    /// <summary>Gives it back.</summary>
    public void Undo()
    {
        for (int i = _undo.Count - 1; i >= 0; i--)
        {
            _undo[i]();
        }

        _undo.Clear();
    }
}
