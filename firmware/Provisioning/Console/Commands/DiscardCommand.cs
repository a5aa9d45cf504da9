namespace EdgeNode.Provisioning
{
    /// <summary>Forgets what was staged.</summary>
    public sealed class DiscardCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;

        /// <summary>Makes the command.</summary>
        public DiscardCommand(StagedSettings settings)
            : base("discard", "discard", "forgets what was staged", isForLocked: false)
        {
            _settings = settings;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _settings.Discard();
            return Ok(output);
        }
    }
}
