using System;
using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// The Sensirion SCD41 CO2 sensor on I2C. A question and its answer are two calls with <see cref="CommandMs"/> between
    /// them, so that nothing here waits. Each call returns false when the part does not acknowledge.
    /// </summary>
    public sealed class Scd41
    {
        /// <summary>The part's only address (SCD4x datasheet 1.3, table 8).</summary>
        public const int Address = 0x62;

        /// <summary>From power-on to the first command, in ms (table 7, maximum).</summary>
        public const int PowerUpMs = 1000;

        /// <summary>From a question to its answer, in ms: 1 ms (table 9), and one more because two clocks count it.</summary>
        public const int CommandMs = 2;

        /// <summary>From a stop to the next command, in ms (section 3.5.3).</summary>
        public const int StopMs = 500;

        // What the part says when it measured no CO2 (section 3.10.2).
        private const int NothingPpm = 0;

        // All bits set: no measurement, whatever its CRC says.
        private const int NoPpm = 0xffff;

        // Ten minutes. Repeatability is 10 ppm (section 1.1), so two equal values in steady air have a chance of about
        // one in ten, and twenty in a row come from a frozen output only. One that stands still at the end of its range is no
        // exception: ten minutes of 4 % in the open air are a fault as well.
        private const int BelievedEqual = 20;

        private readonly II2cBus _bus;
        private readonly byte[] _command = new byte[SensirionWord.SettingLength];
        private readonly byte[] _answer = new byte[Scd41Frame.MeasurementLength];
        private readonly StuckCheck _stuck = new StuckCheck(BelievedEqual);

        /// <summary>Makes a driver.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        public Scd41(II2cBus bus)
        {
            _bus = bus;
        }

        /// <summary>Asks an idle part for one word, of its settings or its kind. Refused by a part that measures or does not know the question.</summary>
        /// <param name="question">A command that is answered with one word.</param>
        public bool TryAsk(Scd41Command question)
        {
            return TrySend(question);
        }

        /// <summary>Reads the answer to <see cref="TryAsk"/>.</summary>
        /// <param name="value">The word; 0 when false is returned.</param>
        /// <returns>False when the part does not acknowledge or the CRC is wrong.</returns>
        public bool TryReadAnswer(out int value)
        {
            value = 0;
            return _bus.TryRead(Address, _answer, SensirionWord.Length) && SensirionWord.TryParse(_answer, 0, out value);
        }

        /// <summary>Sets one word in an idle part, until it loses its power.</summary>
        /// <param name="command">A command that is followed by one word.</param>
        /// <param name="value">The word, 0 to 65,535.</param>
        public bool TrySet(Scd41Command command, int value)
        {
            SensirionWord.WriteSetting(_command, (int)command, value);
            return _bus.TryWrite(Address, _command, SensirionWord.SettingLength);
        }

        /// <summary>Starts measuring every 30 s. Refused by a part that measures already.</summary>
        public bool TryStart()
        {
            return TrySend(Scd41Command.StartLowPowerPeriodicMeasurement);
        }

        /// <summary>Stops measuring; the part hears nothing for the next <see cref="StopMs"/>.</summary>
        public bool TryStop()
        {
            return TrySend(Scd41Command.StopPeriodicMeasurement);
        }

        /// <summary>Asks whether a measurement waits.</summary>
        public bool TryAskWhetherReady()
        {
            return TrySend(Scd41Command.GetDataReadyStatus);
        }

        /// <summary>Reads the answer to <see cref="TryAskWhetherReady"/>.</summary>
        /// <param name="ready">Whether a measurement waits; false when false is returned.</param>
        /// <returns>False when the part does not acknowledge or the CRC is wrong.</returns>
        public bool TryReadWhetherReady(out bool ready)
        {
            ready = false;
            return _bus.TryRead(Address, _answer, Scd41Frame.DataReadyLength)
                && Scd41Frame.TryParseDataReady(_answer, out ready);
        }

        /// <summary>Asks for the measurement that waits. Refused when none does.</summary>
        public bool TryAskForMeasurement()
        {
            return TrySend(Scd41Command.ReadMeasurement);
        }

        /// <summary>Reads the answer to <see cref="TryAskForMeasurement"/>, which empties the part's buffer.</summary>
        /// <param name="co2Ppm">CO2 in ppm, 1 to 40,000; 0 when false is returned.</param>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, or the value is 0, 0xffff or stuck. Above the range is a reading at its end.</returns>
        public bool TryRead(out int co2Ppm)
        {
            bool read = TryTake(out co2Ppm);

            // Readings do not stay in memory.
            Array.Clear(_answer, 0, _answer.Length);
            return read;
        }

        private bool TryTake(out int co2Ppm)
        {
            if (_bus.TryRead(Address, _answer, Scd41Frame.MeasurementLength)
                && Scd41Frame.TryParseMeasurement(_answer, out co2Ppm)
                && co2Ppm != NothingPpm
                && co2Ppm != NoPpm
                && !_stuck.IsStuck(co2Ppm))
            {
                co2Ppm = QuantityTable.Of(Quantity.Co2).InRange(co2Ppm);
                return true;
            }

            co2Ppm = 0;
            return false;
        }

        private bool TrySend(Scd41Command command)
        {
            SensirionWord.WriteCommand(_command, (int)command);
            return _bus.TryWrite(Address, _command, SensirionWord.CommandLength);
        }
    }
}
