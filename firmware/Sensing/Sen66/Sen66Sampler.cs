using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// Five quantities from one SEN66, which measures without pause: CO2 every 30 s, temperature and humidity each minute, PM2.5 and PM10
    /// every five minutes. Before each start the part is reset, asked for its kind and told the altitude. One that does not answer, or is
    /// of another kind, is started anew at each period, for ever.
    /// </summary>
    public sealed class Sen66Sampler : StagedSampler
    {
        // How soon a part that has nothing new is asked again; it measures each second.
        private const int AskAgainMs = 1000;

        // An hour of equal values, in readings of each kind. A working part shows its own noise within minutes.
        private const int DustBelievedEqual = 12;
        private const int Co2BelievedEqual = 120;
        private const int ClimateBelievedEqual = 60;

        private readonly Sen66 _part;
        private readonly Sen66Setup _setup;
        private readonly Sen66Values _values = new Sen66Values();
        private readonly SamplingGrid _dustGrid = new SamplingGrid(QuantityTable.Of(Quantity.Pm25).PeriodMs);
        private readonly SamplingGrid _climateGrid = new SamplingGrid(QuantityTable.Of(Quantity.Temperature).PeriodMs);
        private readonly StuckCheck _dustStuck = new StuckCheck(DustBelievedEqual);
        private readonly StuckCheck _co2Stuck = new StuckCheck(Co2BelievedEqual);
        private readonly StuckCheck _climateStuck = new StuckCheck(ClimateBelievedEqual);
        private Stage _stage;
        private int _status;

        /// <summary>Makes a sampler. The part is taken to have got its power when the box did, at uptime 0.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        /// <param name="address"><see cref="Sen66.Address"/>.</param>
        /// <param name="asked">What of it is handed on.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m, 0 to 3,000.</param>
        public Sen66Sampler(II2cBus bus, int address, QuantitySet asked, int altitudeM)
            : base(QuantityTable.Of(Quantity.Co2).PeriodMs, Sen66.ResetMs, asked)
        {
            _part = new Sen66(bus, address);
            _setup = new Sen66Setup(_part, altitudeM);
            _values.Clear();
        }

        private enum Stage
        {
            Stopping,
            Resetting,
            SettingUp,
            Starting,
            Asking,
            Checking,
            TakingStatus,
            Reading,
        }

        /// <inheritdoc/>
        public override string Model
        {
            get { return "sen66"; }
        }

        /// <inheritdoc/>
        protected override long Run(long uptimeMs, IReadingSink sink)
        {
            switch (_stage)
            {
                case Stage.Stopping:
                    // Here after power-on as well: a part that kept its power while the box restarted is measuring still.
                    return Next(_part.TrySend(Sen66Command.StopMeasurement), Stage.Resetting, uptimeMs, Sen66.StopMs);

                case Stage.Resetting:
                    // Whoever ran before may have set what nobody asks for, such as an offset of the temperature.
                    _setup.Begin();
                    return Next(_part.TrySend(Sen66Command.Reset), Stage.SettingUp, uptimeMs, Sen66.ResetMs);

                case Stage.SettingUp:
                    bool isFine = _setup.TryStep(out bool isDone);
                    return Next(isFine, isDone ? Stage.Starting : Stage.SettingUp, uptimeMs, Sen66.CommandMs);

                case Stage.Starting:
                    return Start(uptimeMs);

                case Stage.Asking:
                    return Next(_part.TrySend(Sen66Command.GetDataReady), Stage.Checking, uptimeMs, Sen66.CommandMs);

                case Stage.Checking:
                    return Check(uptimeMs);

                case Stage.TakingStatus:
                    bool isTold = _part.TryReadStatus(out _status) && _part.TrySend(Sen66Command.ReadMeasuredValues);
                    return Next(isTold, Stage.Reading, uptimeMs, Sen66.CommandMs);

                default:
                    return Take(uptimeMs, sink);
            }
        }

        private long Start(long uptimeMs)
        {
            if (!_part.TrySend(Sen66Command.StartContinuousMeasurement))
            {
                return Fail(uptimeMs);
            }

            long firstMs = uptimeMs + Sen66.WarmUpMs;
            Grid.StartAt(firstMs);
            _dustGrid.StartAt(firstMs);
            _climateGrid.StartAt(firstMs);
            return Go(Stage.Asking, firstMs);
        }

        private long Check(long uptimeMs)
        {
            if (!_part.TryReadWord(out int ready))
            {
                return Fail(uptimeMs);
            }

            if (ready != 0)
            {
                return Next(_part.TrySend(Sen66Command.ReadAndClearStatus), Stage.TakingStatus, uptimeMs, Sen66.CommandMs);
            }

            // A part that finds nothing for so long is not measuring: it has lost its power for a while.
            return uptimeMs - Grid.NextMs < Grid.PeriodMs ? Go(Stage.Asking, uptimeMs + AskAgainMs) : Fail(uptimeMs);
        }

        private long Take(long uptimeMs, IReadingSink sink)
        {
            if (!_part.TryRead(_values) || !TryGiveAll(uptimeMs, sink))
            {
                // Of the measurement something is lost, but the part goes on; if it does not, the next question shows it.
                CountError();
            }

            _values.Clear();
            Grid.MoveBeyond(uptimeMs);
            return Go(Stage.Asking, Grid.NextMs);
        }

        // False when a value that is due and asked for is missing.
        private bool TryGiveAll(long uptimeMs, IReadingSink sink)
        {
            bool isWhole = true;
            if (_dustGrid.IsDue(uptimeMs))
            {
                _dustGrid.MoveBeyond(uptimeMs);
                bool isGood = (_status & Sen66Status.DustBits) == 0 && !_dustStuck.IsStuck((_values.Pm10Tenth << 16) ^ _values.Pm25Tenth);
                isWhole &= TryGive(sink, Quantity.Pm25, _values.Pm25Tenth, isGood);
                isWhole &= TryGive(sink, Quantity.Pm10, _values.Pm10Tenth, isGood);
            }

            bool isGoodCo2 = (_status & Sen66Status.Co2Bits) == 0 && !_co2Stuck.IsStuck(_values.Co2Ppm);
            isWhole &= TryGive(sink, Quantity.Co2, _values.Co2Ppm, isGoodCo2);
            if (_climateGrid.IsDue(uptimeMs))
            {
                _climateGrid.MoveBeyond(uptimeMs);
                bool isGood = (_status & Sen66Status.ClimateBits) == 0
                    && !_climateStuck.IsStuck((_values.TemperatureHundredth << 16) ^ _values.HumidityHundredth);
                isWhole &= TryGive(sink, Quantity.Temperature, _values.TemperatureHundredth, isGood);
                isWhole &= TryGive(sink, Quantity.Humidity, _values.HumidityHundredth, isGood);
            }

            return isWhole;
        }

        private bool TryGive(IReadingSink sink, Quantity quantity, int value, bool isGood)
        {
            bool isKnown = isGood && value != Sen66Values.Unknown;
            if (isKnown)
            {
                Give(sink, quantity, value);
            }

            return isKnown || !IsAsked(quantity);
        }

        private long Next(bool isFine, Stage stage, long uptimeMs, int afterMs)
        {
            return isFine ? Go(stage, uptimeMs + afterMs) : Fail(uptimeMs);
        }

        private long Fail(long uptimeMs)
        {
            CountError();
            if (Grid.IsDue(uptimeMs))
            {
                Grid.MoveBeyond(uptimeMs);
            }

            return Go(Stage.Stopping, Grid.NextMs);
        }

        private long Go(Stage stage, long dueMs)
        {
            _stage = stage;
            return dueMs;
        }
    }
}
