using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Summaries;

namespace EdgeNode.Reporting
{
    /// <summary>
    /// How the box itself is, gathered over a day and said once, after the first slot of this boot that ends in a UTC day,
    /// but never twice in less than 24 hours of uptime less one slot. Only the latest message is kept, in memory.
    /// </summary>
    public sealed class HealthLog
    {
        /// <summary>Signal and memory are looked at this often. Rarely, because the signal moves with the people around the box.</summary>
        public const int SamplePeriodMs = 600000;

        private const long DayMs = 86400000;

        private readonly IClock _clock;
        private readonly INetwork _network;
        private readonly ISystem _system;
        private readonly Outbox _outbox;
        private readonly long _leastPeriodMs;
        private readonly string[] _models;
        private readonly int[] _errors;
        private readonly int[] _errorsBefore;
        private readonly int[] _signals = new int[(int)SignalClass.Weak + 1];
        private readonly Health _health = new Health();
        private readonly AsciiWriter _writer;
        private MemoryClass _memory = MemoryClass.Ok;
        private long _nextSampleMs;
        private long _day;
        private bool _isUtcDay;
        private long _madeMs;

        /// <summary>Makes an empty log.</summary>
        /// <param name="clock">Says which day it is.</param>
        /// <param name="network">Gives the signal.</param>
        /// <param name="system">Gives free memory and the reason of the boot.</param>
        /// <param name="outbox">Says how much waits, and the boot's number.</param>
        /// <param name="node">Node id.</param>
        /// <param name="models">Models of the sensors that can fail, at most <see cref="About.MaxSensors"/>.</param>
        /// <param name="slotSeconds">Length of a slot.</param>
        public HealthLog(IClock clock, INetwork network, ISystem system, Outbox outbox, string node, string[] models, int slotSeconds)
        {
            _clock = clock;
            _network = network;
            _system = system;
            _outbox = outbox;
            _models = models;
            _leastPeriodMs = DayMs - (1000L * slotSeconds);
            _errors = new int[models.Length];
            _errorsBefore = new int[models.Length];
            _health.Node = node;
            _health.Boot = outbox.Boot;
            _health.Reset = ReasonOf(system.ResetCause);
            Text = new byte[HealthText.Length];
            _writer = new AsciiWriter(Text);
            _nextSampleMs = clock.UptimeMs;
        }

        /// <summary>When the box's certificate ends, in ms since 1970; <see cref="HealthClasses.NoEnd"/> where it cannot be read.</summary>
        public long CertificateEndUtcMs { get; set; } = HealthClasses.NoEnd;

        /// <summary>Attempts to unlock the box that failed since one succeeded. Only its class is told.</summary>
        public int FailedUnlocks { get; set; }

        /// <summary>Whether there is a message that has not been sent.</summary>
        public bool HasMessage { get; private set; }

        /// <summary>How many messages there have been in this boot, with this one.</summary>
        public int Number { get; private set; }

        /// <summary>The message.</summary>
        public byte[] Text { get; }

        /// <summary>Looks at signal and memory when that is due.</summary>
        /// <returns>Milliseconds until the next look, at least 1.</returns>
        public int Step(long uptimeMs)
        {
            if (_nextSampleMs <= uptimeMs)
            {
                Sample();

                // What was frozen over is not made up for.
                _nextSampleMs += SamplePeriodMs * (1 + ((uptimeMs - _nextSampleMs) / SamplePeriodMs));
            }

            return (int)(_nextSampleMs - uptimeMs);
        }

        /// <summary>Takes note of how often a sensor has failed since power-on.</summary>
        /// <param name="index">Index of its model.</param>
        /// <param name="count">How often.</param>
        public void NoteErrors(int index, int count)
        {
            _errors[index] = count;
        }

        /// <summary>Takes note of why an attempt to connect failed. The day's last one is told.</summary>
        public void NoteConnectFailure(LinkFailure failure)
        {
            _health.Connect = (ConnectFailure)(int)failure;
        }

        /// <summary>Makes the day's message when this is the first slot to end in the day. To be called before the slot's summary is committed, which would count as waiting.</summary>
        public void EndSlot()
        {
            bool isTrusted = _clock.TryGetUtcMs(out long utcMs);

            // Without trusted time, days of uptime.
            long uptimeMs = _clock.UptimeMs;
            long day = (isTrusted ? utcMs : uptimeMs) / DayMs;
            if (!IsNewDay(day, isTrusted) || (Number > 0 && uptimeMs - _madeMs < _leastPeriodMs))
            {
                return;
            }

            _day = day;
            _isUtcDay = isTrusted;
            _madeMs = uptimeMs;
            Number++;
            _health.Clock = isTrusted ? ClockTrust.Trusted : ClockTrust.Untrusted;
            _health.Outbox = HealthClasses.OfOutbox(_outbox.NextSeq - _outbox.OldestSeq, _outbox.Capacity);
            _health.Signal = TakeMedianSignal();
            _health.Memory = _memory;
            _memory = MemoryClass.Ok;
            _health.Unlocks = HealthClasses.OfUnlocks(FailedUnlocks);
            _health.Expiry = isTrusted ? HealthClasses.OfEnd(CertificateEndUtcMs, utcMs) : ExpiryClass.Unknown;
            TakeErrors();
            HasMessage = HealthText.TryWrite(_health, _writer);
            _health.Connect = ConnectFailure.None;
        }

        /// <summary>Takes note of the broker's PUBACK for a message, which may be an older one than is kept now.</summary>
        /// <param name="number"><see cref="Number"/> when it was sent.</param>
        public void Acknowledge(int number)
        {
            HasMessage = HasMessage && number != Number;
        }

        private static ResetReason ReasonOf(ResetCause cause)
        {
            return cause switch
            {
                ResetCause.PowerOn => ResetReason.PowerOn,
                ResetCause.Planned => ResetReason.Planned,
                ResetCause.Watchdog => ResetReason.Watchdog,
                ResetCause.Brownout => ResetReason.Brownout,
                ResetCause.Fault => ResetReason.Fault,
                _ => ResetReason.Unknown,
            };
        }

        private bool IsNewDay(long day, bool isTrusted)
        {
            if (Number == 0 || isTrusted != _isUtcDay)
            {
                return true;
            }

            bool isLater = day > _day;
            if (day < _day)
            {
                // The clock was put back: its days count from here, or one wrong year would be a year without a message.
                _day = day;
            }

            return isLater;
        }

        private void Sample()
        {
            if (_network.TryGetSignalDbm(out int dbm))
            {
                _signals[(int)HealthClasses.OfSignal(dbm)]++;
            }

            if (HealthClasses.OfFreeMemory(_system.FreeMemoryBytes) == MemoryClass.Low)
            {
                _memory = MemoryClass.Low;
            }
        }

        // The median of classes is the class of the median: the classes are in the order of the signal.
        private SignalClass TakeMedianSignal()
        {
            int total = 0;
            for (int i = 0; i < _signals.Length; i++)
            {
                total += _signals[i];
            }

            SignalClass median = SignalClass.Unknown;
            int below = 0;
            for (int i = 0; i < _signals.Length; i++)
            {
                below += _signals[i];
                if (median == SignalClass.Unknown && 2 * below > total)
                {
                    median = (SignalClass)i;
                }

                _signals[i] = 0;
            }

            return median;
        }

        private void TakeErrors()
        {
            _health.ClearSensors();
            for (int i = 0; i < _models.Length; i++)
            {
                _health.AddSensor(_models[i], HealthClasses.OfErrors(_errors[i] - _errorsBefore[i]));
                _errorsBefore[i] = _errors[i];
            }
        }
    }
}
