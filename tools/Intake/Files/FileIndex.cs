namespace EdgeNode.Intake;

/// <summary>What the files of a receiver hold, as far as it matters for the next message. A batch that cannot be written changes nothing.</summary>
internal sealed class FileIndex
{
    private readonly Dictionary<FileKey, ulong> _summaries = [];
    private readonly HashSet<(MessageKind Kind, ulong Name)> _documents = [];
    private readonly Dictionary<BoxName, HashSet<ulong>> _policies = [];
    private readonly DailyLimit<(MessageKind Kind, BoxName Box)> _documentsOfADay = new(IntakeLimits.DocumentsPerBoxAndDay);
    private readonly QuarantineRoom _quarantine = new();
    private readonly List<Action> _undo = [];

    /// <summary>Takes a summary in.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="name">Hash of its bytes.</param>
    internal Filing AddSummary(FileKey key, ulong name)
    {
        if (_summaries.TryGetValue(key, out ulong known))
        {
            return known == name ? Filing.Duplicate : Filing.Contradicted;
        }

        _summaries.Add(key, name);
        _undo.Add(() => _summaries.Remove(key));
        return Filing.Stored;
    }

    /// <summary>Takes a document in.</summary>
    /// <param name="entry">The document.</param>
    /// <param name="name">Hash of its bytes.</param>
    internal Filing AddDocument(DocumentEntry entry, ulong name)
    {
        if (entry.IsReplay && _documents.Contains((entry.Kind, name)))
        {
            return Filing.Duplicate;
        }

        if (!_documentsOfADay.HasRoom((entry.Kind, entry.Box), entry.ReceivedUtc))
        {
            return Filing.Overflowed;
        }

        _documentsOfADay.Take((entry.Kind, entry.Box), entry.ReceivedUtc, _undo);

        if (_documents.Add((entry.Kind, name)))
        {
            _undo.Add(() => _documents.Remove((entry.Kind, name)));
        }

        return Filing.Stored;
    }

    /// <summary>Takes a document in that is in a file already.</summary>
    internal void LoadDocument(MessageKind kind, ulong name)
    {
        _documents.Add((kind, name));
    }

    /// <summary>Takes a policy of a box in.</summary>
    /// <returns>False when the box has sent as many as one may.</returns>
    internal bool TryAddPolicy(BoxName box, ulong name)
    {
        if (!_policies.TryGetValue(box, out HashSet<ulong>? policies))
        {
            _policies.Add(box, policies = []);
        }

        if (policies.Contains(name))
        {
            return true;
        }

        if (policies.Count == IntakeLimits.PoliciesPerBox)
        {
            return false;
        }

        policies.Add(name);
        _undo.Add(() => policies.Remove(name));
        return true;
    }

    /// <summary>Takes a message into quarantine.</summary>
    /// <param name="box">Whose it is, or null; all that are nobody's share the room of one box.</param>
    /// <param name="receivedUtc">When it came.</param>
    /// <returns>False when there is no room.</returns>
    internal bool TryAddQuarantine(BoxName? box, DateTime receivedUtc)
    {
        return _quarantine.TryTake(box, receivedUtc);
    }

    /// <summary>Keeps what was taken in since the last call of this or of <see cref="Undo"/>.</summary>
    internal void Accept()
    {
        _quarantine.Accept();
        _undo.Clear();
    }

    /// <summary>Forgets it.</summary>
    internal void Undo()
    {
        _quarantine.Undo();
        for (int i = _undo.Count - 1; i >= 0; i--)
        {
            _undo[i]();
        }

        _undo.Clear();
    }
}
