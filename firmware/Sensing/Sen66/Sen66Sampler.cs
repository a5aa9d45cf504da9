using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// Five quantities from one SEN66, which measures without pause: CO2 every 30 s, temperature and humidity each minute, PM2.5 and PM10
    /// every five minutes. Before each start the part is reset, asked for its kind and told the altitude. One that does not answer, or is
    /// of another kind, is started anew at each period, for ever; one that answers, but of which something that is asked for has been
    /// missing for an hour, once an hour.
    /// </summary>
    public sealed class Sen66Sampler : StagedSampler
    {
        // How soon a part that has nothing new is asked again; it measures each second.
        private const int AskAgainMs = 1000;

        private readonly Sen66 _part;
        private readonly Sen66Setup _setup;
        private readonly Sen66Values _values = new Sen66Values();
        private readonly Sen66Group[] _groups =
        {
            new Sen66Group(Sen66Status.DustBits, Sen66Frame.DustAt, Sen66Frame.DustWords, Quantity.Pm25, Quantity.Pm10),
            new Sen66Group(Sen66Status.Co2Bits, Sen66Frame.Co2At, 1, Quantity.Co2),
            new Sen66Group(Sen66Status.ClimateBits, Sen66Frame.ClimateAt, Sen66Frame.ClimateWords, Quantity.Temperature, Quantity.Humidity),
        };

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

        /// <inheritdoc/>
        protected override long StartOver(long uptimeMs)
        {
            return Go(Stage.Stopping, NextPeriod(uptimeMs));
        }

        private long Start(long uptimeMs)
        {
            if (!_part.TrySend(Sen66Command.StartContinuousMeasurement))
            {
                return Fail(uptimeMs);
            }

            long firstMs = uptimeMs + Sen66.WarmUpMs;
            Grid.StartAt(firstMs);
            foreach (Sen66Group group in _groups)
            {
                group.StartAt(firstMs);
            }

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
            return IsLongMissing(uptimeMs) ? Go(Stage.Stopping, uptimeMs + 1) : Go(Stage.Asking, Grid.NextMs);
        }

        // A failure inside that a reset ends: a status that stays, values that stay unknown, an output that stands still.
        private bool IsLongMissing(long uptimeMs)
        {
            foreach (Sen66Group group in _groups)
            {
                if (IsAsked(group) && group.IsLongMissing(uptimeMs))
                {
                    return true;
                }
            }

            return false;
        }

        // False when a value that is due and asked for is missing.
        private bool TryGiveAll(long uptimeMs, IReadingSink sink)
        {
            bool isWhole = true;
            foreach (Sen66Group group in _groups)
            {
                if (IsAsked(group) && group.IsDue(uptimeMs))
                {
                    isWhole &= TryGive(group, uptimeMs, sink);
                }
            }

            return isWhole;
        }

        private bool TryGive(Sen66Group group, long uptimeMs, IReadingSink sink)
        {
            bool isBelieved = group.IsBelieved(_status, _values);
            bool isWhole = true;
            foreach (Quantity quantity in group.Quantities)
            {
                if (isBelieved && _values.Of(quantity) != Sen66Values.Unknown)
                {
                    Give(sink, quantity, _values.Of(quantity));
                }
                else
                {
                    isWhole &= !IsAsked(quantity);
                }
            }

            if (isWhole)
            {
                group.NoteWhole(uptimeMs);
            }

            return isWhole;
        }

        private bool IsAsked(Sen66Group group)
        {
            foreach (Quantity quantity in group.Quantities)
            {
                if (IsAsked(quantity))
                {
                    return true;
                }
            }

            return false;
        }

        private long Next(bool isFine, Stage stage, long uptimeMs, int afterMs)
        {
            return isFine ? Go(stage, uptimeMs + afterMs) : Fail(uptimeMs);
        }

        private long Go(Stage stage, long dueMs)
        {
            _stage = stage;
            return dueMs;
        }
    }
}
