namespace EdgeNode.Provisioning
{
    /// <summary>Lists the commands, a line each.</summary>
    public sealed class HelpCommand : ConsoleCommand
    {
        private const int UsageWidth = 22;

        private ConsoleCommand[] _commands;
        private int _next;

        /// <summary>Makes the command.</summary>
        public HelpCommand()
            : base("help", "help", "lists the commands", isForLocked: false)
        {
        }

        /// <summary>Says which commands there are.</summary>
        public void List(ConsoleCommand[] commands)
        {
            _commands = commands;
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
            if (_next == _commands.Length)
            {
                return Ok(output);
            }

            ConsoleCommand command = _commands[_next++];
            output.Add(command.Usage);
            for (int i = command.Usage.Length; i < UsageWidth; i++)
            {
                output.Add((byte)' ');
            }

            output.Add(" ");
            output.Line(command.Help);
            return false;
        }
    }
}
