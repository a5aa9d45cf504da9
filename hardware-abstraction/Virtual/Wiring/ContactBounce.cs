namespace EdgeNode.Virtual;

/// <summary>How a relay output closes: the line chatters for some milliseconds before it stays high.</summary>
public static class ContactBounce
{
    /// <summary>Chatter lasts at most this long, in ms: the order that small relays' datasheets give.</summary>
    public const int LongestMs = 2 * MostOpenings;

    private const int MostOpenings = 4;

    /// <summary>The level changes of one closing contact, in time order; the line must be low before.</summary>
    /// <param name="uptimeMs">Uptime in ms of the first rise.</param>
    /// <param name="random">Decides how often the contact opens again, 0 to 4 times, and when.</param>
    /// <returns>1 to 5 rises within <see cref="LongestMs"/>; the last change leaves the line high.</returns>
    public static LevelChange[] Close(long uptimeMs, SeededRandom random)
    {
        var changes = new LevelChange[1 + (2 * random.NextInt(MostOpenings + 1))];
        for (int i = 0; i < changes.Length; i++)
        {
            changes[i] = new LevelChange(uptimeMs, High: i % 2 == 0);
            uptimeMs += random.NextInt(2);
        }

        return changes;
    }
}
