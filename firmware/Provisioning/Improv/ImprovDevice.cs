namespace EdgeNode.Provisioning
{
    /// <summary>What a box says of itself to clients of Improv Serial. Texts of ASCII, 100 bytes at most in all.</summary>
    public sealed class ImprovDevice
    {
        /// <summary>Name of the firmware.</summary>
        public const string Firmware = "EdgeNode";

        /// <summary>Makes it.</summary>
        /// <param name="version">Version of the firmware.</param>
        /// <param name="board">Name of the board.</param>
        /// <param name="name">Node id of the box, or what stands for it before it has one.</param>
        public ImprovDevice(string version, string board, string name)
        {
            Version = version;
            Board = board;
            Name = name;
        }

        /// <summary>Version of the firmware.</summary>
        public string Version { get; }

        /// <summary>Name of the board.</summary>
        public string Board { get; }

        /// <summary>Name of the box.</summary>
        public string Name { get; }
    }
}
