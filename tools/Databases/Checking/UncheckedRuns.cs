namespace EdgeNode.Databases;

/// <summary>Which runs have got summaries since they were last checked. Filled by the writer, emptied by the check.</summary>
internal sealed class UncheckedRuns
{
    private readonly Lock _lock = new();
    private Dictionary<(long Box, uint Run), (int From, int To)> _parts = [];
    private DateTime _newestUtc;

    /// <summary>Takes note of a summary that is stored.</summary>
    internal void Add(long box, uint run, int seq, DateTime receivedUtc)
    {
        lock (_lock)
        {
            (int from, int to) = _parts.TryGetValue((box, run), out (int From, int To) part) ? part : (seq, seq);
            _parts[(box, run)] = (Math.Min(from, seq), Math.Max(to, seq));
            _newestUtc = receivedUtc > _newestUtc ? receivedUtc : _newestUtc;
        }
    }

    /// <summary>Takes all parts out.</summary>
    /// <param name="newestUtc">Up to when all summaries of this writer are among them, or have been before.</param>
    internal RunPart[] TakeAll(out DateTime newestUtc)
    {
        lock (_lock)
        {
            newestUtc = _newestUtc;
            RunPart[] parts = [.. _parts.Select(part => new RunPart(part.Key.Box, part.Key.Run, part.Value.From, part.Value.To))];
            _parts = [];
            return parts;
        }
    }

    /// <summary>Puts parts back that could not be checked.</summary>
    internal void PutBack(IEnumerable<RunPart> parts)
    {
        foreach (RunPart part in parts)
        {
            Add(part.Box, part.Run, part.From, DateTime.MinValue);
            Add(part.Box, part.Run, part.To, DateTime.MinValue);
        }
    }
}
