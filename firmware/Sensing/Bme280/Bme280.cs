using System;
using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// The Bosch BME280 temperature and humidity sensor on I2C, asked for single measurements ("forced mode", as datasheet
    /// 1.6, section 3.5.1 suggests it for weather monitoring). Its pressure is not measured. Its wire has no checksum, so what
    /// a reading is made of is read twice.
    /// </summary>
    public sealed class Bme280
    {
        /// <summary>Address with SDO low (section 6.2).</summary>
        public const int LowAddress = 0x76;

        /// <summary>Address with SDO high.</summary>
        public const int HighAddress = 0x77;

        /// <summary>From power-on to the first access, in ms (table 1, "start-up time").</summary>
        public const int PowerUpMs = 2;

        /// <summary>
        /// From a reset to the first access, in ms: the start-up's 2, but trimming values came back as zeros until drivers
        /// waited for 20 (BoschSensortec/BME280_SensorAPI, issue 38).
        /// </summary>
        public const int ResetMs = 20;

        /// <summary>From the start of a measurement to its result, in ms: at most 6.4 (section 9.1), rounded up generously.</summary>
        public const int MeasurementMs = 10;

        private const int ChipId = 0x60;
        private const byte ResetWord = 0xb6;
        private const int CopyingTrimming = 1 << 0;
        private const int Measuring = 1 << 3;
        private const byte HumidityOnce = 1;
        private const byte TemperatureOnce = 1;
        private const byte Forced = 1;
        private const byte TemperatureOnceForced = (TemperatureOnce << TemperatureShift) | Forced;
        private const byte TemperatureOnceAsleep = TemperatureOnce << TemperatureShift;
        private const int ModeBits = 3;
        private const int TemperatureShift = 5;

        // ctrl_hum, status and ctrl_meas stand side by side.
        private const int SettingsLength = 3;

        // What the registers hold until something was measured (sections 5.4.8 and 5.4.9).
        private const int NoTemperature = 0x80000;
        private const int NoHumidity = 0x8000;

        // A box in the arctic or in the sun may pass the operating range of -40 to 85 degC (table 1) a little; no air does these.
        private const int LowestWorkingTemperature = -6000;
        private const int HighestWorkingTemperature = 10000;

        // An hour of converter values. At 0.005 degC a step its noise is about a step, so a value repeats every third time
        // or so in still air. Converter values, because humidity of 100 % stands still for days in fog, and is true.
        private const int BelievedEqual = 60;

        private readonly II2cBus _bus;
        private readonly int _address;
        private readonly byte[] _command = new byte[2];
        private readonly byte[] _data = new byte[5];
        private readonly byte[] _again = new byte[Bme280Trimming.HumidityLength];
        private readonly byte[] _temperatureTrimming = new byte[Bme280Trimming.TemperatureLength];
        private readonly byte[] _humidityTrimming = new byte[Bme280Trimming.HumidityLength];
        private readonly Bme280Trimming _trimming = new Bme280Trimming();
        private readonly StuckCheck _temperatureStuck = new StuckCheck(BelievedEqual);
        private readonly StuckCheck _humidityStuck = new StuckCheck(BelievedEqual);
        private bool _isHumidityMeasured;
        private bool _isPrepared;
        private int _fineTemperature;

        /// <summary>Makes a driver.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        /// <param name="address"><see cref="LowAddress"/> or <see cref="HighAddress"/>.</param>
        public Bme280(II2cBus bus, int address)
        {
            _bus = bus;
            _address = address;
        }

        /// <summary>
        /// Sets the part back to its state after power-on (section 5.4.2), so that no setting of others and no hang outlives
        /// it, and forgets its trimming values. Nothing else for <see cref="ResetMs"/>. A part that does not acknowledge
        /// shows that at the next start.
        /// </summary>
        public void Reset()
        {
            _isPrepared = false;
            TryWriteByte(Bme280Register.Reset, ResetWord);
        }

        /// <summary>Starts one measurement, and reads the trimming values first where that is needed.</summary>
        /// <returns>False when the part does not acknowledge, is no BME280, is still starting up, or told two different things.</returns>
        public bool TryStartMeasurement()
        {
            // Our setting is gone after a loss of power, and it may be another part that is back.
            if (!_isPrepared || !IsHumiditySet())
            {
                // Looked at once more: a write that was altered on its way may have started something else.
                _isPrepared = TryPrepare()
                    && TryWriteByte(Bme280Register.ControlHumidity, HumidityOnce)
                    && IsHumiditySet()
                    && (_again[2] & ModeBits) == 0;
            }

            return _isPrepared && TryWriteByte(Bme280Register.ControlMeasurement, TemperatureOnceForced);
        }

        /// <summary>Reads the temperature, <see cref="MeasurementMs"/> after the start.</summary>
        /// <param name="temperatureHundredth">Temperature in 0.01 degC, -4000 to 8500; 0 when false is returned.</param>
        /// <returns>
        /// False when the part does not acknowledge or has not finished, or the value is missing, stuck, one that no air has,
        /// or another one when read again.
        /// </returns>
        public bool TryReadTemperature(out int temperatureHundredth)
        {
            temperatureHundredth = 0;
            if (!TryReadByte(Bme280Register.Status, out int status)
                || (status & Measuring) != 0
                || !TryReadTwice(Bme280Register.TemperatureData, _data, _data.Length))
            {
                ForgetHumidity();
                return false;
            }

            int raw = (_data[0] << 12) | (_data[1] << 4) | (_data[2] >> 4);

            // Air gives one or the other of these values too, but hardly both at once. Whether one of them was measured tells
            // the setting, which a loss of power resets: read after the values, so that none slips between.
            bool isNothing = raw == NoTemperature && ((_data[3] << 8) | _data[4]) == NoHumidity;
            _isHumidityMeasured = IsHumiditySet();

            // Readings do not stay in memory; humidity's bytes are for the next call, which wipes them.
            Array.Clear(_data, 0, 3);
            _fineTemperature = _trimming.FineTemperature(raw);
            int temperature = Bme280Trimming.TemperatureHundredth(_fineTemperature);
            if (isNothing
                || _again[2] != TemperatureOnceAsleep
                || temperature < LowestWorkingTemperature
                || temperature > HighestWorkingTemperature
                || _temperatureStuck.IsStuck(raw))
            {
                // Humidity is computed with the temperature, so it is lost too.
                ForgetHumidity();
                return false;
            }

            temperatureHundredth = QuantityTable.Of(Quantity.Temperature).InRange(temperature);
            return true;
        }

        /// <summary>Tells the humidity of the measurement whose temperature was read last.</summary>
        /// <param name="humidityHundredth">Relative humidity in 0.01 %, 0 to 10,000; 0 when false is returned.</param>
        /// <returns>False when the temperature could not be read, or the value is missing or stuck.</returns>
        public bool TryReadHumidity(out int humidityHundredth)
        {
            humidityHundredth = 0;
            int raw = (_data[3] << 8) | _data[4];
            int fineTemperature = _fineTemperature;
            bool isMeasured = _isHumidityMeasured;
            ForgetHumidity();
            if (!isMeasured || _humidityStuck.IsStuck(raw))
            {
                return false;
            }

            humidityHundredth = _trimming.HumidityHundredth(raw, fineTemperature);
            return true;
        }

        /// <summary>Forgets the humidity of the measurement whose temperature was read last: readings do not stay in memory.</summary>
        public void ForgetHumidity()
        {
            _fineTemperature = 0;
            _isHumidityMeasured = false;
            Array.Clear(_data, 0, _data.Length);
        }

        // Leaves ctrl_hum, status and ctrl_meas in the buffer, or what fits no setting of ours.
        private bool IsHumiditySet()
        {
            Array.Clear(_again, 0, SettingsLength);
            return TryReadBytes(Bme280Register.ControlHumidity, _again, SettingsLength) && _again[0] == HumidityOnce;
        }

        private bool TryPrepare()
        {
            return TryReadByte(Bme280Register.Id, out int id)
                && id == ChipId
                && TryReadByte(Bme280Register.Status, out int status)
                && (status & CopyingTrimming) == 0
                && TryReadTwice(Bme280Register.TemperatureTrimming, _temperatureTrimming, _temperatureTrimming.Length)
                && TryReadTwice(Bme280Register.FirstHumidityTrimming, _data, 1)
                && TryReadTwice(Bme280Register.HumidityTrimming, _humidityTrimming, _humidityTrimming.Length)
                && _trimming.TryLoad(_temperatureTrimming, _data[0], _humidityTrimming);
        }

        private bool TryReadByte(Bme280Register register, out int value)
        {
            bool read = TryReadBytes(register, _data, 1);
            value = _data[0];
            return read;
        }

        // The part is idle, so its registers stand still: two answers that differ were altered on their way.
        private bool TryReadTwice(Bme280Register register, byte[] buffer, int count)
        {
            bool isSame = TryReadBytes(register, buffer, count) && TryReadBytes(register, _again, count);
            for (int i = 0; i < count; i++)
            {
                isSame = isSame && buffer[i] == _again[i];
            }

            Array.Clear(_again, 0, count);
            return isSame;
        }

        private bool TryReadBytes(Bme280Register register, byte[] buffer, int count)
        {
            _command[0] = (byte)register;
            return _bus.TryWriteRead(_address, _command, 1, buffer, count);
        }

        private bool TryWriteByte(Bme280Register register, byte value)
        {
            _command[0] = (byte)register;
            _command[1] = value;
            return _bus.TryWrite(_address, _command, 2);
        }
    }
}
