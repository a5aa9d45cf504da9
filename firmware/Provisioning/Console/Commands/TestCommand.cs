namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Tests what is fitted and the way to the broker, and says <c>ok</c> or what is wrong for each subject, on a line of its own. Not on a
    /// locked box, whose sensors are for the summaries alone.
    /// </summary>
    public sealed class TestCommand : ConsoleCommand
    {
        private readonly IBoxCheck[] _checks;
        private int _at;
        private int _told;
        private int _failed;

        /// <summary>Makes the command.</summary>
        /// <param name="checks">What is tested, one after the other.</param>
        public TestCommand(IBoxCheck[] checks)
            : base("test", "test", "tests sensors and the way to the broker, takes minutes", isForLocked: false)
        {
            _checks = checks;
        }

        /// <inheritdoc/>
        public override bool IsWaiting
        {
            get { return true; }
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            _at = 0;
            _told = 0;
            _failed = 0;
            BeginCheck();
            return false;
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            if (_at == _checks.Length)
            {
                return _failed == 0
                    ? Ok(output)
                    : Error(output, ErrorCode.Failed, _failed.ToString() + " of " + _told.ToString() + " do not work; see the lines before");
            }

            switch (_checks[_at].Step())
            {
                case CheckProgress.Told:
                    Tell(_checks[_at], output);
                    break;
                case CheckProgress.Ended:
                    _at++;
                    BeginCheck();
                    break;
                default:
                    break;
            }

            return false;
        }

        private void BeginCheck()
        {
            if (_at < _checks.Length)
            {
                _checks[_at].Begin();
            }
        }

        private void Tell(IBoxCheck check, ConsoleOutput output)
        {
            _told++;
            _failed += check.Fault == null ? 0 : 1;
            output.Add(check.Subject);
            output.Add(": ");
            output.Line(check.Fault ?? "ok");
        }
    }
}
