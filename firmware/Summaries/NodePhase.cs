namespace EdgeNode.Summaries
{
    /// <summary>Where a node is in its life on the broker, in the words of the Homie convention, version 5.</summary>
    public enum NodePhase
    {
        /// <summary><c>init</c>: connected, retained documents on their way.</summary>
        Init = 0,

        /// <summary><c>ready</c>: everything retained is up to date, and summaries come.</summary>
        Ready = 1,

        /// <summary><c>disconnected</c>: it said goodbye.</summary>
        Disconnected = 2,

        /// <summary><c>lost</c>: said by the broker as the Last Will.</summary>
        Lost = 3,
    }
}
