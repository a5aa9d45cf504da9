namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Wipes the box: key, settings, lock and what was not delivered. Whoever stands before a locked box may do it too, and gets an empty box
    /// that is nobody's: it has no key, knows no network, and was never locked.
    /// </summary>
    public sealed class FactoryResetCommand : ConsoleCommand
    {
        private readonly FactoryReset _reset;
        private readonly IBoxControl _box;
        private int _part;
        private bool _areRemoved;

        /// <summary>Makes the command.</summary>
        /// <param name="reset">Does it.</param>
        /// <param name="box">Restarts afterwards.</param>
        public FactoryResetCommand(FactoryReset reset, IBoxControl box)
            : base("factory-reset", "factory-reset yes", "wipes key, settings, lock and outbox; restarts the box", isForLocked: true)
        {
            _reset = reset;
            _box = box;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            if (line.Rest(1) != "yes")
            {
                return Error(output, ErrorCode.Confirm, "this wipes key, settings, lock and what was not delivered; factory-reset yes does it");
            }

            if (!_reset.TryBegin())
            {
                return Error(output, ErrorCode.Store, "the store does not take it; nothing was wiped");
            }

            _part = 0;
            _areRemoved = true;
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (_part < PartTable.Count)
            {
                if (PartTable.At(_part).IsSecret)
                {
                    _areRemoved &= _reset.TryRemove(_part);
                }

                _part++;
                return false;
            }

            _box.RequestRestart();
            output.Line(_areRemoved ? "key and secrets are removed; the box restarts and removes the rest" : "the box restarts and removes all");
            output.Line("flash keeps remnants of what was removed: revoke the certificate");
            return Ok(output);
        }
    }
}
