using EdgeNode.Contracts;

namespace EdgeNode.Simulation.Tests;

/// <summary>A durable store that takes all its memory when it is made, so that what its caller allocates can be told apart.</summary>
internal sealed class PreallocatedStore : IDurableStore
{
    // Settings, policy, run, mark and the outbox's 32 segments, and some to spare.
    private const int MostEntries = 48;

    private const int GreatestLength = 4096;

    private readonly Dictionary<string, int> _places = new(MostEntries, StringComparer.Ordinal);
    private readonly byte[][] _contents = [.. Enumerable.Range(0, MostEntries).Select(_ => new byte[GreatestLength])];
    private readonly int[] _lengths = new int[MostEntries];

    /// <inheritdoc/>
    public int Length(string name)
    {
        return _places.TryGetValue(name, out int place) ? _lengths[place] : StoreAnswer.Missing;
    }

    /// <inheritdoc/>
    public int Read(string name, int position, byte[] buffer, int count)
    {
        if (!_places.TryGetValue(name, out int place))
        {
            return StoreAnswer.Missing;
        }

        int available = Math.Clamp(_lengths[place] - position, 0, count);
        Array.Copy(_contents[place], position, buffer, 0, available);
        return available;
    }

    /// <inheritdoc/>
    public bool TryAppend(string name, byte[] data, int count)
    {
        int place = PlaceOf(name);
        Array.Copy(data, 0, _contents[place], _lengths[place], count);
        _lengths[place] += count;
        return true;
    }

    /// <inheritdoc/>
    public bool TryReplace(string name, byte[] data, int count)
    {
        int place = PlaceOf(name);
        Array.Copy(data, _contents[place], count);
        _lengths[place] = count;
        return true;
    }

    /// <inheritdoc/>
    public bool TryDelete(string name)
    {
        if (_places.Remove(name, out int place))
        {
            _lengths[place] = 0;
        }

        return true;
    }

    private int PlaceOf(string name)
    {
        if (!_places.TryGetValue(name, out int place))
        {
            // One that no name holds.
            while (_places.ContainsValue(place))
            {
                place++;
            }

            _places.Add(name, place);
        }

        return place;
    }
}
