using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Opens a locked box: <c>unlock</c> gives a challenge, <c>unlock RESPONSE</c> the answer to it. A try counts as failed in the store
    /// before it is looked at, so that a power cut gives nobody one more. Each slice stays within 8,000 IL instructions: a locked box counts.
    /// </summary>
    public sealed class UnlockCommand : ConsoleCommand
    {
        private readonly SetStore _sets;
        private readonly LockRecord _lock;
        private readonly UnlockDelay _delay;
        private readonly IEntropy _entropy;
        private readonly IBoxControl _box;
        private UnlockChallenge _challenge;
        private bool _isCounted;
        private bool _isBegun;

        /// <summary>Makes the command.</summary>
        /// <param name="sets">Has secret and node id of the set that runs.</param>
        /// <param name="lockRecord">Keeps the lock and the failures.</param>
        /// <param name="entropy">Random bytes from a tested source.</param>
        /// <param name="uptime">The box's uptime.</param>
        /// <param name="box">Restarts afterwards.</param>
        public UnlockCommand(SetStore sets, LockRecord lockRecord, IEntropy entropy, IUptime uptime, IBoxControl box)
            : base("unlock", "unlock [RESPONSE]", "gives a challenge; opens a locked box", isForLocked: true)
        {
            _sets = sets;
            _lock = lockRecord;
            _delay = new UnlockDelay(lockRecord, uptime);
            _entropy = entropy;
            _box = box;
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            if (_lock.IsSuperseded)
            {
                return Restarting(output);
            }

            if (!_lock.IsLocked)
            {
                return Error(output, ErrorCode.NotLocked, "the box is open");
            }

            // 1.6 KB, for which a box has no use before somebody comes.
            _challenge ??= new UnlockChallenge(_sets);
            if (!_challenge.HasSecret)
            {
                return Error(output, ErrorCode.Missing, "unlock-secret: not in the set that runs; allowed: factory-reset, which wipes the box");
            }

            int leftSeconds = _delay.LeftSeconds;
            if (leftSeconds > 0)
            {
                return Error(output, ErrorCode.Wait, leftSeconds.ToString() + " s until the next try");
            }

            return line.Has(1) ? Try(line.Rest(1), output) : Challenge(output);
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (!_isBegun)
            {
                return _isCounted ? Look(output) : Count(output);
            }

            if (!_challenge.Step())
            {
                return false;
            }

            if (!_challenge.IsRight())
            {
                return Error(output, ErrorCode.Refused, "the answer is wrong; the next try is due in " + _delay.LeftSeconds.ToString() + " s; unlock gives another challenge");
            }

            if (!_lock.TryUnlock())
            {
                return Error(output, ErrorCode.Store, "the store does not take it; the box stays locked");
            }

            _box.RequestRestart();
            output.Line("the box restarts, open; it counts nothing until it is locked again");
            return Ok(output);
        }

        private bool Challenge(ConsoleOutput output)
        {
            if (!_challenge.TryMake(_entropy, out string text))
            {
                return Error(output, ErrorCode.Random, "no random bytes from the chip; wait until the radio is on, a minute, and tell unlock again");
            }

            output.Line("challenge " + text);
            return Ok(output);
        }

        private bool Try(string response, ConsoleOutput output)
        {
            if (!HexText.IsValid(response, UnlockChallenge.AnswerLength))
            {
                return Error(output, ErrorCode.Usage, "allowed: unlock, or unlock and 64 digits of 0-9a-f");
            }

            if (!_challenge.IsOpen)
            {
                return Error(output, ErrorCode.NoChallenge, "a challenge is good for one try; unlock gives one");
            }

            _challenge.TakeAnswer(response);
            _isCounted = false;
            _isBegun = false;
            return false;
        }

        private bool Count(ConsoleOutput output)
        {
            _isCounted = _lock.TryCountFailure();
            if (!_isCounted)
            {
                return Error(output, ErrorCode.Store, "the store does not take the try, which was not looked at");
            }

            _delay.Restart();
            return false;
        }

        private bool Look(ConsoleOutput output)
        {
            _isBegun = _challenge.TryBegin();
            return !_isBegun && Error(output, ErrorCode.Store, "the set that runs cannot be read; the answer was not looked at");
        }
    }
}
