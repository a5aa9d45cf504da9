namespace EdgeNode.Timekeeping
{
    /// <summary>What a datagram from a time server is to the question that was asked.</summary>
    public enum SntpAnswer
    {
        /// <summary>No answer to this question: of another form, or to a question of earlier. The right one may still come.</summary>
        None = 0,

        /// <summary>An answer with a time in it.</summary>
        Time = 1,

        /// <summary>The server says that it does not know the time (leap alarm, stratum above 15, no time in it).</summary>
        Unsynchronized = 2,

        /// <summary>The server asks to be left alone: a kiss-o'-death (RFC 4330, section 8).</summary>
        Refused = 3,
    }
}
