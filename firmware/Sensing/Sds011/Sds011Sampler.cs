using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>One reading of PM2.5 and one of PM10 every five minutes: wake, look at the settings, warm up for 30 s, query, read, sleep.</summary>
    public sealed class Sds011Sampler : DustSampler
    {
        // Between two commands about settings. A part answers them within about a second (TimOrme/sds011lib, docs).
        private const int SettingMs = 1500;

        // Query and answer take 30 ms on the wire; the part answers within its 1 s measuring cycle.
        private const int AnswerPollMs = 20;
        private const int LongestAnswerMs = 1500;

        private readonly Sds011 _part;
        private readonly Sds011Setup _setup;
        private Stage _stage;
        private long _answerLimitMs;

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="port">The part's port.</param>
        /// <param name="asked">What of it is handed on.</param>
        public Sds011Sampler(ISensorSerialPort port, QuantitySet asked)
            : base(Sds011.WarmUpMs, asked)
        {
            _part = new Sds011(port);
            _setup = new Sds011Setup(_part);
        }

        private enum Stage
        {
            AskingMode,
            TakingMode,
            AskingPeriod,
            TakingPeriod,
            WarmingUp,
            Answering,
        }

        /// <inheritdoc/>
        protected override bool TryWake()
        {
            _stage = Stage.AskingMode;
            return _part.TryWake();
        }

        /// <inheritdoc/>
        protected override void Sleep()
        {
            _part.TrySleep();
        }

        /// <inheritdoc/>
        protected override long RunAwake(long uptimeMs, IReadingSink sink)
        {
            switch (_stage)
            {
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
                    return InFuture(WarmMs, uptimeMs);

                case Stage.WarmingUp:
                    return Ask(uptimeMs);

                default:
                    return TakeAnswer(uptimeMs, sink);
            }
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
                Give(sink, pm25Tenth, pm10Tenth);
                return StartOver(uptimeMs);
            }

            // An answer that is no reading ends the waiting as a reading does: when the laser goes off, which a meter in the supply shows,
            // does not tell the two apart.
            return _part.HasAnswered || uptimeMs >= _answerLimitMs ? Fail(uptimeMs) : uptimeMs + AnswerPollMs;
        }
    }
}
