namespace EdgeNode.Esp32
{
    /// <summary>Where a <see cref="MqttConnection"/> is in its life.</summary>
    internal enum ConnectionPhase
    {
        /// <summary>The thread of the attempt runs.</summary>
        Opening = 0,

        /// <summary>The same, but nobody waits for it any more: it ends what it has begun.</summary>
        GivenUp = 1,

        /// <summary>CONNACK has come.</summary>
        Open = 2,

        /// <summary>The connection is gone, its client is still to be ended.</summary>
        Lost = 3,

        /// <summary>Nothing is left of it.</summary>
        Ended = 4,
    }
}
