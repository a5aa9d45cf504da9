namespace EdgeNode.Provisioning
{
    /// <summary>Says which firmware answers, on which board.</summary>
    public sealed class VersionCommand : ConsoleCommand
    {
        private readonly string _version;
        private readonly string _board;

        /// <summary>Makes the command.</summary>
        /// <param name="version">Version of the firmware.</param>
        /// <param name="board">Name of the board.</param>
        public VersionCommand(string version, string board)
            : base("version", "version", "says which firmware this is", isForLocked: true)
        {
            _version = version;
            _board = board;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            output.Line("firmware: " + _version);
            output.Line("board: " + _board);
            return Ok(output);
        }
    }
}
