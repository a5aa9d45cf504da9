namespace EdgeNode.Intake;

/// <summary>What a summary says, in the forms in which a database keeps it. From these the text can be rebuilt byte for byte.</summary>
public readonly record struct SummaryValues
{
    /// <summary>Value of <see cref="StartUtc"/> without trusted time.</summary>
    public const long NoStart = -1;

    /// <summary>Life of the node's store: its eight hexadecimal digits as a number.</summary>
    public uint Run { get; init; }

    /// <summary>Boot number.</summary>
    public int Boot { get; init; }

    /// <summary>Number within the run.</summary>
    public int Seq { get; init; }

    /// <summary>UTC seconds since 1970 of the slot's start, or <see cref="NoStart"/>.</summary>
    public long StartUtc { get; init; }

    /// <summary>Uptime in seconds at the slot's start.</summary>
    public int UpSeconds { get; init; }

    /// <summary>Length of the slot in seconds.</summary>
    public int LengthSeconds { get; init; }

    /// <summary>Name of the policy: its 32 hexadecimal digits as a number.</summary>
    public UInt128 Policy { get; init; }

    /// <summary>Name of the summary before.</summary>
    public UInt128 Previous { get; init; }

    /// <summary>Channels and buckets in their order, in the short form of <see cref="BucketCode"/>.</summary>
    public string Buckets { get; init; }
}
