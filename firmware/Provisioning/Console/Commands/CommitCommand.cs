using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Makes what was staged the set to run, on trial, and restarts the box. A set that lacks something changes nothing.</summary>
    public sealed class CommitCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;
        private readonly SetDraft _draft;
        private readonly LockRecord _lock;
        private readonly IClock _clock;
        private readonly long _releasedUtcMs;
        private readonly IBoxControl _box;
        private int _part;
        private bool _arePut;
        private byte[] _certificate;
        private CertificateCheck _check;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">What is staged.</param>
        /// <param name="draft">The set in which it is staged.</param>
        /// <param name="lockRecord">Whether the box is about to be locked.</param>
        /// <param name="clock">Time, where it is trusted.</param>
        /// <param name="releasedUtcMs">When the firmware was released, in ms since 1970.</param>
        /// <param name="box">Restarts afterwards.</param>
        public CommitCommand(StagedSettings settings, SetDraft draft, LockRecord lockRecord, IClock clock, long releasedUtcMs, IBoxControl box)
            : base("commit", "commit", "makes what was staged take effect; restarts the box", isForLocked: false)
        {
            _settings = settings;
            _draft = draft;
            _lock = lockRecord;
            _clock = clock;
            _releasedUtcMs = releasedUtcMs;
            _box = box;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            if (_draft.IsOver || _lock.IsSuperseded)
            {
                return Restarting(output);
            }

            _part = 0;
            _arePut = false;
            return !_settings.IsChanged && Error(output, ErrorCode.NothingStaged, "nothing was staged; set KEY VALUE stages a setting");
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            bool isEnd = _part < PartTable.Count ? LookForPart(output)
                : _part == PartTable.Count ? BeginLines(output)
                : !_arePut ? PutLines(output)
                : _check != null ? Check(output)
                : Commit(output);
            if (isEnd)
            {
                _check = null;
                _certificate = null;
            }

            return isEnd;
        }

        private bool LookForPart(ConsoleOutput output)
        {
            PartDefinition part = PartTable.At(_part++);
            bool isMissing = part.IsRequired && part.Name != PartName.Settings && !_draft.Has(part.Name);
            return isMissing && Error(output, ErrorCode.Missing, part.Name + ": missing; " + HowToTell(part.Name));
        }

        private bool BeginLines(ConsoleOutput output)
        {
            _part++;
            return !_settings.TryBeginLines(out string fault) && Error(output, ErrorCode.Missing, fault);
        }

        private bool PutLines(ConsoleOutput output)
        {
            PutProgress progress = _settings.StepPut();
            if (progress == PutProgress.Refused)
            {
                return Error(output, ErrorCode.Store, "settings: the store does not take them; nothing was changed");
            }

            _arePut = progress == PutProgress.Put;
            return _arePut && BeginCheck(output);
        }

        // A set that somebody stored with a key of another kind stays as it is where neither its key nor its certificate nor its
        // node id changes.
        private bool BeginCheck(ConsoleOutput output)
        {
            int total = _draft.TotalLength;
            if (total > PartTable.GreatestSetLength)
            {
                return Error(output, ErrorCode.SetTooLong, "found " + total.ToString() + " bytes in all; allowed: at most " + PartTable.GreatestSetLength.ToString());
            }

            if (!_draft.IsPut(PartName.PrivateKey) && !_draft.IsPut(PartName.Certificate) && !_settings.IsNodeChanged)
            {
                return false;
            }

            int length = _draft.LengthOf(PartName.Certificate);
            _certificate = new byte[length];
            if (_draft.Read(PartName.Certificate, 0, _certificate, length) != length)
            {
                return Error(output, ErrorCode.Store, "box-crt: cannot be read; nothing was changed");
            }

            _check = new CertificateCheck(_clock, _releasedUtcMs);
            _check.Begin(_draft, _settings.LineOf(SettingName.Node), _certificate, length);
            return false;
        }

        private bool Check(ConsoleOutput output)
        {
            if (!_check.Step())
            {
                return false;
            }

            if (_check.Code != null)
            {
                return Error(output, _check.Code, "box-crt: " + _check.Text);
            }

            bool isSame = _check.Fingerprint == _settings.LineOf(SettingName.Certificate);
            _check = null;
            return !isSame && Error(output, ErrorCode.Fingerprint, "box-crt: not the certificate whose fingerprint the settings have; tell it with cert");
        }

        private bool Commit(ConsoleOutput output)
        {
            if (!_draft.TryCommit())
            {
                return Error(output, ErrorCode.Store, "the store does not take the set; nothing was changed");
            }

            _box.RequestRestart();
            output.Line("the box restarts, with the new set on trial");
            return Ok(output);
        }

        private static string HowToTell(string part)
        {
            switch (part)
            {
                case PartName.Policy:
                    return "policy set";
                case PartName.Authorities:
                    return "ca add";
                case PartName.Certificate:
                    return "csr, then cert";
                case PartName.PrivateKey:
                    return "csr makes it";
                default:
                    return "set " + part + " VALUE";
            }
        }
    }
}
