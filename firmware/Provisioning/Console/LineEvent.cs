namespace EdgeNode.Provisioning
{
    /// <summary>What a byte was to the console.</summary>
    public enum LineEvent
    {
        /// <summary>A part of a line, or nothing.</summary>
        None = 0,

        /// <summary>The end of a line that can be read.</summary>
        Line = 1,

        /// <summary>The end of a line that is longer than any may be.</summary>
        TooLong = 2,

        /// <summary>The end of a line with a byte that is no text.</summary>
        NotText = 3,

        /// <summary>The end of a packet of Improv Serial that asks for something.</summary>
        Packet = 4,

        /// <summary>The end of a packet that is broken, or whose rest does not come.</summary>
        BrokenPacket = 5,
    }
}
