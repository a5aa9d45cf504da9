namespace EdgeNode.City;

/// <summary>What one summary says, as its bytes tell it: not read with the code that wrote it.</summary>
public record SummaryLine
{
    /// <summary>Node id.</summary>
    public required string Node { get; init; }

    /// <summary>Life of the node's store.</summary>
    public required string Run { get; init; }

    /// <summary>Boot number.</summary>
    public required int Boot { get; init; }

    /// <summary>Number within the run.</summary>
    public required int Seq { get; init; }

    /// <summary>UTC seconds since 1970 of the slot's start, or null without trusted time.</summary>
    public required long? StartUtc { get; init; }

    /// <summary>Uptime in seconds at the slot's start.</summary>
    public required int UpSeconds { get; init; }

    /// <summary>Length of the slot in seconds.</summary>
    public required int LengthSeconds { get; init; }

    /// <summary>Name of the policy that it was made under.</summary>
    public required string PolicyHash { get; init; }

    /// <summary>Channels whose window closed, in the order of the line; null is absent.</summary>
    public required IReadOnlyList<KeyValuePair<string, int?>> Buckets { get; init; }

    /// <summary>Name of the summary before.</summary>
    public required string Previous { get; init; }

    /// <summary>Uptime in seconds at the slot's end.</summary>
    public long EndUpSeconds => (long)UpSeconds + LengthSeconds;

    /// <summary>Finds what a channel says.</summary>
    /// <param name="channel">Its name.</param>
    /// <param name="bucket">Its bucket, null when it is absent or false is returned.</param>
    /// <returns>False when its window did not close.</returns>
    public bool TryFind(string channel, out int? bucket)
    {
        foreach ((string name, int? told) in Buckets)
        {
            if (name == channel)
            {
                bucket = told;
                return true;
            }
        }

        bucket = null;
        return false;
    }
}
