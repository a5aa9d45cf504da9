using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>One reading of PM2.5 and one of PM10 every five minutes: wake, look at the settings, warm up for 30 s, query, read, sleep.</summary>
    public sealed class Sds011Sampler : ISampledSensor
    {
        // The part takes a moment to listen after it was woken.
        private const int SettleMs = 1000;

        // Between two commands about settings. A part answers them within about a second (TimOrme/sds011lib, docs).
        private const int SettingMs = 1500;

        // Query and answer take 30 ms on the wire; the part answers within its 1 s measuring cycle.
        private const int AnswerPollMs = 20;
        private const int LongestAnswerMs = 1500;

        private readonly Sds011 _part;
        private readonly Sds011Setup _setup;
        private readonly QuantitySet _asked;
        private readonly SamplingGrid _grid = new SamplingGrid(QuantityTable.Of(Quantity.Pm25).PeriodMs);
        private Stage _stage;
        private long _stageDueMs;
        private long _warmMs;
        private long _answerLimitMs;

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="port">The part's port.</param>
        /// <param name="asked">What of it is handed on.</param>
        public Sds011Sampler(ISensorSerialPort port, QuantitySet asked)
        {
            _part = new Sds011(port);
            _setup = new Sds011Setup(_part);
            _asked = asked;
        }

        private enum Stage
        {
            Asleep,
            AskingMode,
            TakingMode,
            AskingPeriod,
            TakingPeriod,
            WarmingUp,
            Answering,
        }

        /// <inheritdoc/>
        public string Model
        {
            get { return "sds011"; }
        }

        /// <inheritdoc/>
        public int ErrorCount { get; private set; }

        /// <inheritdoc/>
        public int Step(long uptimeMs, IReadingSink sink)
        {
            if (uptimeMs >= _stageDueMs)
            {
                _stageDueMs = Run(uptimeMs, sink);
            }

            return (int)(_stageDueMs - uptimeMs);
        }

        // Does what the stage wants, and returns the uptime at which the next one is due, which lies in the future.
        private long Run(long uptimeMs, IReadingSink sink)
        {
            switch (_stage)
            {
                case Stage.Asleep:
                    return Wake(uptimeMs);

                case Stage.AskingMode:
                    _part.TryAsk(Sds011Setting.ReportingMode);
                    _stage = Stage.TakingMode;
                    return uptimeMs + SettingMs;

                case Stage.TakingMode:
                    _setup.Take(Sds011Setting.ReportingMode);
                    _stage = Stage.AskingPeriod;
                    return uptimeMs + SettingMs;

                case Stage.AskingPeriod:
                    _part.TryAsk(Sds011Setting.WorkingPeriod);
                    _stage = Stage.TakingPeriod;
                    return uptimeMs + SettingMs;

                case Stage.TakingPeriod:
                    _setup.Take(Sds011Setting.WorkingPeriod);
                    _stage = Stage.WarmingUp;
                    return InFuture(_warmMs, uptimeMs);

                case Stage.WarmingUp:
                    return Ask(uptimeMs);

                default:
                    return TakeAnswer(uptimeMs, sink);
            }
        }

        private long Wake(long uptimeMs)
        {
            if (!_grid.IsDue(uptimeMs))
            {
                return _grid.NextMs;
            }

            _grid.MoveBeyond(uptimeMs);
            if (!_part.TryWake())
            {
                return Fail(uptimeMs);
            }

            _warmMs = uptimeMs + Sds011.WarmUpMs;
            _stage = Stage.AskingMode;
            return uptimeMs + SettleMs;
        }

        private long Ask(long uptimeMs)
        {
            if (!_setup.IsWorkingOnCall || !_part.TryQuery())
            {
                return Fail(uptimeMs);
            }

            _answerLimitMs = uptimeMs + LongestAnswerMs;
            _stage = Stage.Answering;
            return uptimeMs + AnswerPollMs;
        }

        private long TakeAnswer(long uptimeMs, IReadingSink sink)
        {
            if (_part.TryRead(out int pm25Tenth, out int pm10Tenth))
            {
                if (_asked.Has(Quantity.Pm25))
                {
                    sink.Accept(new Reading(Quantity.Pm25, pm25Tenth));
                }

                if (_asked.Has(Quantity.Pm10))
                {
                    sink.Accept(new Reading(Quantity.Pm10, pm10Tenth));
                }

                return Rest(uptimeMs);
            }

            return uptimeMs < _answerLimitMs ? uptimeMs + AnswerPollMs : Fail(uptimeMs);
        }

        private long Fail(long uptimeMs)
        {
            ErrorCount++;
            return Rest(uptimeMs);
        }

        // A sleep command that is lost costs laser hours only: the part wakes again in any case.
        private long Rest(long uptimeMs)
        {
            _part.TrySleep();
            _stage = Stage.Asleep;
            return InFuture(_grid.NextMs, uptimeMs);
        }

        private static long InFuture(long wantedMs, long uptimeMs)
        {
            return wantedMs > uptimeMs ? wantedMs : uptimeMs + 1;
        }
    }
}
