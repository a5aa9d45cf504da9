using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// One CO2 reading every 30 s from an SCD41 in low-power periodic mode. Before each start the part is asked for its kind
    /// and its settings. One that does not answer, or is of another kind, is started anew at each period, for ever.
    /// </summary>
    public sealed class Scd41Sampler : StagedSampler
    {
        // The part measures every 30 s by a clock of its own; asked a little later, it has mostly finished.
        private const int MarginMs = 500;

        // How soon a part that has not finished is asked again.
        private const int AskAgainMs = 1000;

        private readonly Scd41 _part;
        private readonly Scd41Setup _setup;
        private Stage _stage;

        /// <summary>Makes a sampler. The part is taken to have got its power when the box did, at uptime 0.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Scd41Sampler(II2cBus bus, int altitudeM)
            : base(QuantityTable.Of(Quantity.Co2).PeriodMs, Scd41.PowerUpMs, QuantitySet.All)
        {
            _part = new Scd41(bus);
            _setup = new Scd41Setup(_part, altitudeM);
        }

        private enum Stage
        {
            Stopping,
            SettingUp,
            Starting,
            Asking,
            Checking,
            Reading,
        }

        /// <inheritdoc/>
        protected override long Run(long uptimeMs, IReadingSink sink)
        {
            switch (_stage)
            {
                case Stage.Stopping:
                    // Here after power-on as well: a part that kept its power while the box restarted is measuring
                    // still, and takes no start.
                    _setup.Begin();
                    return _part.TryStop() ? Go(Stage.SettingUp, uptimeMs + Scd41.StopMs) : Fail(uptimeMs);

                case Stage.SettingUp:
                    return _setup.TryStep(out bool isDone) ? Go(isDone ? Stage.Starting : Stage.SettingUp, uptimeMs + Scd41.CommandMs) : Fail(uptimeMs);

                case Stage.Starting:
                    if (!_part.TryStart())
                    {
                        return Fail(uptimeMs);
                    }

                    Grid.StartAt(uptimeMs + Grid.PeriodMs + MarginMs);
                    return Go(Stage.Asking, Grid.NextMs);

                case Stage.Asking:
                    return _part.TryAskWhetherReady() ? Go(Stage.Checking, uptimeMs + Scd41.CommandMs) : Fail(uptimeMs);

                case Stage.Checking:
                    return Check(uptimeMs);

                default:
                    return Take(uptimeMs, sink);
            }
        }

        /// <inheritdoc/>
        protected override long StartOver(long uptimeMs)
        {
            return Go(Stage.Stopping, NextPeriod(uptimeMs));
        }

        private long Check(long uptimeMs)
        {
            if (!_part.TryReadWhetherReady(out bool ready))
            {
                return Fail(uptimeMs);
            }

            if (ready)
            {
                return _part.TryAskForMeasurement() ? Go(Stage.Reading, uptimeMs + Scd41.CommandMs) : Fail(uptimeMs);
            }

            // A part that finds nothing in twice its interval is not measuring: it has lost its power for a while.
            return uptimeMs - Grid.NextMs < Grid.PeriodMs ? Go(Stage.Asking, uptimeMs + AskAgainMs) : Fail(uptimeMs);
        }

        private long Take(long uptimeMs, IReadingSink sink)
        {
            if (_part.TryRead(out int co2Ppm))
            {
                Give(sink, Quantity.Co2, co2Ppm);
            }
            else
            {
                // The measurement is lost, but the part goes on; if it does not, the next question shows it.
                CountError();
            }

            Grid.MoveBeyond(uptimeMs);
            return Go(Stage.Asking, Grid.NextMs);
        }

        private long Go(Stage stage, long dueMs)
        {
            _stage = stage;
            return dueMs;
        }
    }
}
