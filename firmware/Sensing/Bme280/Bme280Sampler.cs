using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// One temperature and one humidity each minute. The part is reset, and its trimming values are read anew, at the
    /// start, after each failure, and once a day.
    /// </summary>
    public sealed class Bme280Sampler : ISampledSensor
    {
        private const long ResetPeriodMs = 86400000;

        private readonly Bme280 _part;
        private readonly QuantitySet _asked;
        private readonly SamplingGrid _grid = new SamplingGrid(QuantityTable.Of(Quantity.Temperature).PeriodMs);
        private bool _isReset;
        private bool _isMeasuring;
        private long _resultMs;
        private long _nextResetMs;

        /// <summary>Makes a sampler, due at once. The part is taken to have got its power when the box did, at uptime 0.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        /// <param name="address"><see cref="Bme280.LowAddress"/> or <see cref="Bme280.HighAddress"/>.</param>
        /// <param name="asked">What of it is handed on.</param>
        public Bme280Sampler(II2cBus bus, int address, QuantitySet asked)
        {
            _part = new Bme280(bus, address);
            _asked = asked;
        }

        /// <inheritdoc/>
        public int ErrorCount { get; private set; }

        /// <inheritdoc/>
        public int Step(long uptimeMs, IReadingSink sink)
        {
            if (uptimeMs < Bme280.PowerUpMs)
            {
                return Bme280.PowerUpMs - (int)uptimeMs;
            }

            if (!_isReset)
            {
                // A part that kept its power while the box restarted has settings of whoever ran before.
                _isReset = true;
                Reset(uptimeMs);
                _grid.StartAt(uptimeMs + Bme280.ResetMs);
            }
            else if (_isMeasuring && uptimeMs >= _resultMs)
            {
                _isMeasuring = false;
                Finish(uptimeMs, TryTake(sink));
            }
            else if (!_isMeasuring && _grid.IsDue(uptimeMs))
            {
                Measure(uptimeMs);
            }

            long waitMs = (_isMeasuring ? _resultMs : _grid.NextMs) - uptimeMs;
            return waitMs < 1 ? 1 : (int)waitMs;
        }

        private void Measure(long uptimeMs)
        {
            _grid.MoveBeyond(uptimeMs);
            _isMeasuring = _part.TryStartMeasurement();
            _resultMs = uptimeMs + Bme280.MeasurementMs;
            if (!_isMeasuring)
            {
                Finish(uptimeMs, isWhole: false);
            }
        }

        private bool TryTake(IReadingSink sink)
        {
            bool hasTemperature = _part.TryReadTemperature(out int temperatureHundredth);
            if (hasTemperature && _asked.Has(Quantity.Temperature))
            {
                sink.Accept(new Reading(Quantity.Temperature, temperatureHundredth));
            }

            if (!_asked.Has(Quantity.Humidity))
            {
                _part.ForgetHumidity();
                return hasTemperature;
            }

            bool hasHumidity = _part.TryReadHumidity(out int humidityHundredth);
            if (hasHumidity)
            {
                sink.Accept(new Reading(Quantity.Humidity, humidityHundredth));
            }

            return hasTemperature && hasHumidity;
        }

        // The next measurement is most of a minute away, and a reset takes no time of it. Only after a step that came late
        // may it follow at once, and find the part still starting up: one more failure, and another reset.
        private void Finish(long uptimeMs, bool isWhole)
        {
            if (!isWhole)
            {
                ErrorCount++;
            }

            if (!isWhole || uptimeMs >= _nextResetMs)
            {
                Reset(uptimeMs);
            }
        }

        private void Reset(long uptimeMs)
        {
            _nextResetMs = uptimeMs + ResetPeriodMs;
            _part.Reset();
        }
    }
}
