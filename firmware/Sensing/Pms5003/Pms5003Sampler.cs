using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// One reading of PM2.5 and one of PM10 every five minutes: wake, warm up for 30 s, take the next report, sleep. The part reports more
    /// often while the air changes. It is listened to for the same time all the same: when the box works and when the laser goes off, which
    /// a meter in the supply shows, says nothing of the air.
    /// </summary>
    public sealed class Pms5003Sampler : StagedSampler
    {
        // The part takes a moment to listen after it was woken.
        private const int SettleMs = 1000;

        // A report is 33 ms on the wire. Twice the slowest distance of two reports: one of them may be spoiled on the way.
        private const int ReportPollMs = 100;
        private const int LongestReportMs = 2 * Pms5003.SlowestReportMs;

        private readonly Pms5003 _part;
        private Stage _stage;
        private long _warmMs;
        private long _listenUntilMs;
        private bool _isRead;

        /// <summary>Makes a sampler, due at once.</summary>
        /// <param name="port">The part's port.</param>
        /// <param name="asked">What of it is handed on.</param>
        public Pms5003Sampler(ISensorSerialPort port, QuantitySet asked)
            : base(QuantityTable.Of(Quantity.Pm25).PeriodMs, firstDueMs: 0, asked)
        {
            _part = new Pms5003(port);
        }

        private enum Stage
        {
            Asleep,
            Settling,
            WarmingUp,
            Listening,
        }

        /// <inheritdoc/>
        public override string Model
        {
            get { return "pms5003"; }
        }

        /// <inheritdoc/>
        protected override long Run(long uptimeMs, IReadingSink sink)
        {
            switch (_stage)
            {
                case Stage.Asleep:
                    return Wake(uptimeMs);

                case Stage.Settling:
                    _part.TryReport();
                    _stage = Stage.WarmingUp;
                    return InFuture(_warmMs, uptimeMs);

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

        private long Wake(long uptimeMs)
        {
            if (!Grid.IsDue(uptimeMs))
            {
                return Grid.NextMs;
            }

            Grid.MoveBeyond(uptimeMs);
            if (!_part.TryWake())
            {
                return Fail(uptimeMs);
            }

            _warmMs = uptimeMs + Pms5003.WarmUpMs;
            _stage = Stage.Settling;
            return uptimeMs + SettleMs;
        }

        private long Listen(long uptimeMs, IReadingSink sink)
        {
            if (!_isRead && _part.TryRead(out int pm25Tenth, out int pm10Tenth))
            {
                _isRead = true;
                Give(sink, Quantity.Pm25, pm25Tenth);
                Give(sink, Quantity.Pm10, pm10Tenth);
            }

            if (uptimeMs < _listenUntilMs)
            {
                return uptimeMs + ReportPollMs;
            }

            return _isRead ? Rest(uptimeMs) : Fail(uptimeMs);
        }

        private long Fail(long uptimeMs)
        {
            CountError();
            return Rest(uptimeMs);
        }

        // A sleep command that is lost costs laser hours only: the part wakes again in any case.
        private long Rest(long uptimeMs)
        {
            _part.TrySleep();

            // Reports that nobody read do not stay in memory.
            _part.Discard();
            _stage = Stage.Asleep;
            return InFuture(Grid.NextMs, uptimeMs);
        }
    }
}
