using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>Makes what was staged the set to run, on trial, and restarts the box. A set that lacks something changes nothing.</summary>
    public sealed class CommitCommand : ConsoleCommand
    {
        private readonly StagedSettings _settings;
        private readonly SetDraft _draft;
        private readonly IBoxControl _box;
        private int _next;

        /// <summary>Makes the command.</summary>
        /// <param name="settings">What is staged.</param>
        /// <param name="draft">The set in which it is staged.</param>
        /// <param name="box">Restarts afterwards.</param>
        public CommitCommand(StagedSettings settings, SetDraft draft, IBoxControl box)
            : base("commit", "commit", "makes what was staged take effect; restarts the box", isForLocked: false)
        {
            _settings = settings;
            _draft = draft;
            _box = box;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _next = 0;
            return !_settings.IsChanged && Error(output, ErrorCode.NothingStaged, "nothing was staged; set KEY VALUE stages a setting");
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (_next < PartTable.Count)
            {
                PartDefinition part = PartTable.At(_next++);
                bool isMissing = part.IsRequired && part.Name != PartName.Settings && !_draft.Has(part.Name);
                return isMissing && Error(output, ErrorCode.Missing, part.Name + ": missing; " + HowToTell(part.Name));
            }

            if (_next++ == PartTable.Count)
            {
                return !_settings.TryPutLines(out string fault)
                    && Error(output, fault == null ? ErrorCode.Store : ErrorCode.Missing, fault ?? "settings: the store does not take them; nothing was changed");
            }

            int total = _draft.TotalLength;
            if (total > PartTable.GreatestSetLength)
            {
                return Error(output, ErrorCode.SetTooLong, "found " + total.ToString() + " bytes in all; allowed: at most " + PartTable.GreatestSetLength.ToString());
            }

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
