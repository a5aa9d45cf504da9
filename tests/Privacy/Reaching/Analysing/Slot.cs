namespace EdgeNode.Privacy.Tests.Reaching;

/// <summary>Where what stands on the evaluation stack comes from.</summary>
/// <param name="Values">Places whose value it may be.</param>
/// <param name="Contents">Where it is an array or an address: the places that are read and written through it.</param>
/// <param name="Data">Places that it is computed from.</param>
/// <param name="Controls">Places that decide what it is.</param>
internal sealed record Slot(HashSet<Place> Values, HashSet<Place> Contents, HashSet<Place> Data, HashSet<Place> Controls)
{
    public static Slot Empty => new([], [], [], []);

    public static Slot Of(Place value)
    {
        return new Slot([value], [], [], []);
    }

    public static Slot AddressOf(Place place)
    {
        return new Slot([], [place], [], []);
    }

    /// <summary>What is computed from some slots.</summary>
    public static Slot Computed(IEnumerable<Slot> from)
    {
        Slot[] slots = [.. from];
        return new Slot([], [], [.. slots.SelectMany(slot => slot.Values.Concat(slot.Data))], [.. slots.SelectMany(slot => slot.Controls)]);
    }

    /// <summary>The same, computed also from another.</summary>
    public Slot With(Slot other)
    {
        return new Slot(Values, Contents, [.. Data, .. other.Values, .. other.Data], [.. Controls, .. other.Controls]);
    }

    public Slot DecidedBy(IEnumerable<Place> controls)
    {
        return this with { Controls = [.. Controls, .. controls] };
    }

    /// <summary>Adds what another way to the same place brings along.</summary>
    /// <returns>Whether that was anything new.</returns>
    public bool Merge(Slot other)
    {
        int before = Count();
        Values.UnionWith(other.Values);
        Contents.UnionWith(other.Contents);
        Data.UnionWith(other.Data);
        Controls.UnionWith(other.Controls);
        return before != Count();
    }

    public Slot Copy()
    {
        return new Slot([.. Values], [.. Contents], [.. Data], [.. Controls]);
    }

    private int Count()
    {
        return Values.Count + Contents.Count + Data.Count + Controls.Count;
    }
}
