using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Locks the box: after the restart it counts, and the console does only status, version, unlock and factory-reset.</summary>
    public sealed class LockCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;
        private readonly SetStore _sets;
        private readonly LockRecord _lock;
        private readonly IBoxControl _box;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">What is staged.</param>
        /// <param name="sets">The set that runs.</param>
        /// <param name="lockRecord">Keeps it.</param>
        /// <param name="box">Restarts afterwards.</param>
        public LockCommand(StagedSettings settings, SetStore sets, LockRecord lockRecord, IBoxControl box)
            : base("lock", "lock", "locks the box; restarts it", isForLocked: false)
        {
            _settings = settings;
            _sets = sets;
            _lock = lockRecord;
            _box = box;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            if (_settings.IsOver || _lock.IsSuperseded)
            {
                return Restarting(output);
            }

            if (_settings.IsChanged)
            {
                return Error(output, ErrorCode.Staged, "what is staged would be lost; commit or discard first");
            }

            if (_sets.Standing != SetStanding.Current)
            {
                return Error(output, ErrorCode.Missing, _sets.Complaint + "; commit a set first");
            }

            if (_sets.Trial.IsOn)
            {
                return Error(output, ErrorCode.OnTrial, "no broker has acknowledged anything yet with these settings; status says why");
            }

            if (_sets.Length(PartName.UnlockSecret) < 0)
            {
                return Error(output, ErrorCode.Missing, "unlock-secret: missing; set unlock-secret VALUE and commit, or nothing could open the box again");
            }

            if (!_lock.TryLock())
            {
                return Error(output, ErrorCode.Store, "the store does not take it; the box is not locked");
            }

            _box.RequestRestart();
            output.Line("the box restarts, locked");
            return Ok(output);
        }
    }
}
