namespace EdgeNode.Summaries
{
    /// <summary>A message of the <c>state</c> topic: whether a node is there, and what runs on it.</summary>
    public sealed class State
    {
        /// <summary>Node id, 1 to 16 of <c>a-z0-9-</c>.</summary>
        public string Node { get; set; }

        /// <summary>Where the node is in its life on the broker.</summary>
        public NodePhase Phase { get; set; }

        /// <summary>Version of the firmware, 1 to 16 of <c>a-z0-9.+-</c>, such as <c>0.1.0</c>.</summary>
        public string Firmware { get; set; }

        /// <summary>SHA-256 of the flashed image as told at provisioning, 64 hexadecimal digits, or null when it was not told.</summary>
        public string ImageHash { get; set; }

        /// <summary>How many boots the store has seen.</summary>
        public int Boot { get; set; }

        /// <summary>Whether the box is sealed.</summary>
        public LockState Lock { get; set; }

        /// <summary>Which set runs.</summary>
        public SetClass Set { get; set; }

        /// <summary>Whether the box runs in a safe mode, in which it counts nothing. No firmware has one yet.</summary>
        public bool IsSafe { get; set; }
    }
}
