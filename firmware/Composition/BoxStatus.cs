using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Summaries;

namespace EdgeNode.Composition
{
    /// <summary>How a box is. It is told what it says by <see cref="Box"/>, and reaches nothing of the node.</summary>
    internal sealed class BoxStatus : IBoxStatus
    {
        private const int MsPerMinute = 60000;

        private readonly SetStore _sets;
        private readonly LockRecord _lock;
        private readonly IClock _clock;

        internal BoxStatus(SetStore sets, LockRecord lockRecord, IClock clock)
        {
            _sets = sets;
            _lock = lockRecord;
            _clock = clock;
        }

        /// <summary>Why the node has not started; null once it has.</summary>
        internal string Refusal { get; set; }

        /// <summary>Whether the node has started.</summary>
        internal bool IsRunning { get; set; }

        /// <summary>Whether the broker has acknowledged anything in this boot.</summary>
        internal bool IsAcknowledged { get; set; }

        /// <summary>Why the way to the broker failed the last time in this boot.</summary>
        internal LinkFailure Failure { get; set; }

        /// <inheritdoc/>
        public string LineAt(int index)
        {
            switch (index)
            {
                case 0:
                    return "box: " + (IsRunning ? "running" : Refusal == null ? "starting" : "not started; " + Refusal);
                case 1:
                    return "lock: " + (_lock.IsLocked ? "locked" : "open; nothing is counted or measured");
                case 2:
                    return "set: " + Set();
                case 3:
                    return "time: " + (_clock.TryGetUtcMs(out _) ? "known" : "not known yet");
                case 4:
                    return "broker: " + (IsAcknowledged ? "has acknowledged in this boot" : "has acknowledged nothing in this boot" + LastFailure());
                default:
                    return null;
            }
        }

        private string Set()
        {
            if (!_sets.IsRunning)
            {
                return "none";
            }

            string text = _sets.Generation.ToString();
            if (_sets.Standing == SetStanding.Older)
            {
                return text + ", the one before; " + _sets.Complaint;
            }

            if (_sets.Trial.IsOn)
            {
                return text + ", on trial; " + Trial();
            }

            return _sets.FallenGeneration < _sets.Generation ? text + ", proven"
                : text + ", the one before; " + _sets.FallenGeneration.ToString() + " gave way: " + Reason();
        }

        private string LastFailure()
        {
            return Failure == LinkFailure.None ? "" : "; " + ConnectAdvice.Of((ConnectFailure)(int)Failure);
        }

        private string Trial()
        {
            if (!_sets.Trial.CanGiveWay)
            {
                return "a PUBACK proves it";
            }

            long leftMs = SetTrial.LongestMs - _clock.UptimeMs;
            return "without a PUBACK the one before runs again in " + (leftMs <= 0 ? 0 : (leftMs + MsPerMinute - 1) / MsPerMinute).ToString() + " min";
        }

        private string Reason()
        {
            return _sets.Fall == SetFall.TooManyBoots
                ? "no PUBACK in " + SetTrial.GreatestBoots.ToString() + " boots"
                : "no PUBACK in 15 min; " + ConnectAdvice.Of((ConnectFailure)(int)_sets.FallFailure);
        }
    }
}
