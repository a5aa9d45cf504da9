namespace EdgeNode.Virtual;

/// <summary>Ways in which a virtual part can be broken. They can be combined.</summary>
[Flags]
public enum PartFault
{
    /// <summary>The part works.</summary>
    None = 0,

    /// <summary>No power: the part neither answers nor remembers. When it is back, it starts as after power-on.</summary>
    Unplugged = 1,

    /// <summary>A checksum or CRC is sent with one bit wrong. Parts whose wire has none are not affected.</summary>
    WrongChecksum = 2,

    /// <summary>The output is frozen: the same raw values are sent, with good checksums.</summary>
    Stuck = 4,

    /// <summary>A value beyond what the part can measure is sent, with a good checksum.</summary>
    OutOfRange = 8,

    /// <summary>The part falls silent in the middle of an answer.</summary>
    Truncated = 16,

    /// <summary>The part answers in good form, with good checksums, but measured nothing: its laser or its light is off, its output line rests.</summary>
    MeasuresNothing = 32,
}
