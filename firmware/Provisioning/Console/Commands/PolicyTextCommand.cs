using System;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Shows the policy of the set as it would be, or takes one by lines: <c>policy set</c> checks it as the firmware does at its start, and
    /// works only before the box is locked for the first time.
    /// </summary>
    public sealed class PolicyTextCommand : DocumentCommand
    {
        private const byte LineFeed = (byte)'\n';

        private readonly SetDraft _draft;
        private readonly LockRecord _lock;
        private byte[] _line;
        private byte[] _text;
        private PolicyCheck _check;
        private bool _isChecked;
        private int _shown;

        /// <summary>Makes the command.</summary>
        /// <param name="draft">Has the policy, or takes it.</param>
        /// <param name="lockRecord">Whether the box was ever locked.</param>
        public PolicyTextCommand(SetDraft draft, LockRecord lockRecord)
            : base("policy", "policy show|set", "shows the policy, or takes one by lines")
        {
            _draft = draft;
            _lock = lockRecord;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            string what = line.Rest(1);
            if (what == "show")
            {
                _shown = 0;
                _line = new byte[PolicyParser.GreatestLineLength + 1];
                return !_draft.Has(PartName.Policy) && Error(output, ErrorCode.Missing, "policy: missing; policy set");
            }

            if (what != "set")
            {
                return Error(output, ErrorCode.Usage, "allowed: policy show, policy set");
            }

            if (_draft.IsOver || _lock.IsSuperseded)
            {
                return Restarting(output);
            }

            return _lock.WasEverLocked
                ? Error(output, ErrorCode.PolicyFixed, "the box was locked once, and its policy stays; allowed: factory-reset, which wipes the box")
                : AskForLines(output, PolicyParser.GreatestLength);
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            bool isEnd = _text == null ? Show(output) : _isChecked ? Put(output) : Check(output);
            if (isEnd)
            {
                _line = null;
                _text = null;
                _check = null;
            }

            return isEnd;
        }

        /// <inheritdoc/>
        private protected override void TakeDocument(DocumentText document)
        {
            _text = new byte[document.Length];
            Array.Copy(document.Bytes, 0, _text, 0, _text.Length);
            _check = new PolicyCheck(_text);
            _isChecked = false;
        }

        private bool Show(ConsoleOutput output)
        {
            int read = _draft.Read(PartName.Policy, _shown, _line, _line.Length);
            if (read == 0)
            {
                return Ok(output);
            }

            int end = 0;
            while (end < read && _line[end] != LineFeed)
            {
                end++;
            }

            if (read < 0 || !Utf8Text.IsPlain(_line, 0, end))
            {
                return Error(output, ErrorCode.Store, "policy: damaged, or it cannot be read");
            }

            output.Add(_line, 0, end);
            output.EndLine();
            _shown += end + 1;
            return false;
        }

        private bool Check(ConsoleOutput output)
        {
            if (!_check.Step())
            {
                return false;
            }

            if (_check.Fault != null)
            {
                return Error(output, ErrorCode.Policy, _check.Fault.ToString());
            }

            _isChecked = true;
            _draft.BeginPut(PartName.Policy, _text, _text.Length);
            return false;
        }

        private bool Put(ConsoleOutput output)
        {
            switch (_draft.StepPut())
            {
                case PutProgress.Working:
                    return false;
                case PutProgress.Put:
                    return Ok(output);
                default:
                    return Error(output, ErrorCode.Store, "policy: the store does not take it; nothing was changed");
            }
        }
    }
}
