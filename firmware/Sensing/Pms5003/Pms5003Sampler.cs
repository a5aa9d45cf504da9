using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// One reading of PM2.5 and one of PM10 every five minutes: wake, warm up for 30 s, take the next report, sleep. The part reports more
    /// often while the air changes. It is listened to for the same time all the same: when the box runs and when the laser goes off, which
    /// a meter in the supply shows, says nothing of the air.
    /// </summary>
    public sealed class Pms5003Sampler : DustSampler
    {
        // A report is 33 ms on the wire.
        private const int ReportPollMs = 100;

        // One of two reports may be spoiled on the way, and the first may have begun before the warm-up ended.
        private const int LongestReportMs = (2 * Pms5003.SlowestReportMs) + ReportPollMs;

        private readonly Pms5003 _part;
        private Stage _stage;
        private long _listenUntilMs;
        private bool _isRead;

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="port">The part's port.</param>
        /// <param name="asked">What of it is handed on.</param>
        public Pms5003Sampler(ISensorSerialPort port, QuantitySet asked)
            : base(Pms5003.WarmUpMs, asked)
        {
            _part = new Pms5003(port);
        }

        private enum Stage
        {
            Settling,
            WarmingUp,
            Listening,
        }

        /// <inheritdoc/>
        protected override bool TryWake()
        {
            _stage = Stage.Settling;
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
                case Stage.Settling:
                    _part.TryReport();
                    _stage = Stage.WarmingUp;
                    return InFuture(WarmMs, uptimeMs);

                case Stage.WarmingUp:
                    // What was reported meanwhile is too low.
                    _part.Discard();
                    _isRead = false;
                    _listenUntilMs = uptimeMs + LongestReportMs;
                    _stage = Stage.Listening;
                    return uptimeMs + ReportPollMs;

                default:
                    return Listen(uptimeMs, sink);
            }
        }

        private long Listen(long uptimeMs, IReadingSink sink)
        {
            if (!_isRead && _part.TryRead(out int pm25Tenth, out int pm10Tenth))
            {
                _isRead = true;
                Give(sink, pm25Tenth, pm10Tenth);
            }

            if (uptimeMs < _listenUntilMs)
            {
                return uptimeMs + ReportPollMs;
            }

            // Reports that nobody read do not stay in memory.
            _part.Discard();
            return _isRead ? StartOver(uptimeMs) : Fail(uptimeMs);
        }
    }
}
