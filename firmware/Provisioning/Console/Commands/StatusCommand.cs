namespace EdgeNode.Provisioning
{
    /// <summary>Says how the box is, a line at a time.</summary>
    public sealed class StatusCommand : ConsoleCommand
    {
        private readonly IBoxStatus _status;
        private int _next;

        /// <summary>Makes the command.</summary>
        /// <param name="status">Knows how the box is.</param>
        public StatusCommand(IBoxStatus status)
            : base("status", "status", "says how the box is", isForLocked: true)
        {
            _status = status;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _next = 0;
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            string text = _status.LineAt(_next++);
            if (text == null)
            {
                return Ok(output);
            }

            output.Line(text);
            return false;
        }
    }
}
