using System;
using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// The Bosch BME280 temperature and humidity sensor on I2C, asked for single measurements ("forced mode", as datasheet
    /// 1.6, section 3.5.1 suggests it for weather monitoring). Its pressure is not measured.
    /// </summary>
    public sealed class Bme280
    {
        /// <summary>Address with SDO low (section 6.2).</summary>
        public const int LowAddress = 0x76;

        /// <summary>Address with SDO high.</summary>
        public const int HighAddress = 0x77;

        /// <summary>From power-on to the first access, in ms (table 1, "start-up time").</summary>
        public const int PowerUpMs = 2;

        /// <summary>From the start of a measurement to its result, in ms: at most 6.4 (section 9.1), rounded up generously.</summary>
        public const int MeasurementMs = 10;

        private const int ChipId = 0x60;
        private const int CopyingTrimming = 1 << 0;
        private const int Measuring = 1 << 3;
        private const byte HumidityOnce = 1;
        private const byte TemperatureOnce = 1;
        private const byte Forced = 1;
        private const byte TemperatureOnceForced = (TemperatureOnce << TemperatureShift) | Forced;
        private const int TemperatureShift = 5;

        // ctrl_hum, status and ctrl_meas stand side by side.
        private const int SettingsLength = 3;

        // Operating range (table 1).
        private const int LowestTemperature = -4000;
        private const int HighestTemperature = 8500;

        // A box in the arctic or in the sun may pass the range a little, which is a reading at its end; no air does these.
        private const int LowestWorkingTemperature = -6000;
        private const int HighestWorkingTemperature = 10000;

        // An hour of converter values. At 0.005 degC a step its noise is about a step, so a value repeats every third time
        // or so in still air. Converter values, because humidity of 100 % stands still for days in fog, and is true.
        private const int BelievedEqual = 60;

        private readonly II2cBus _bus;
        private readonly int _address;
        private readonly byte[] _command = new byte[2];
        private readonly byte[] _data = new byte[5];
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

        /// <summary>Starts one measurement, and reads the trimming values first where that is needed.</summary>
        /// <returns>False when the part does not acknowledge, is no BME280, or is still starting up.</returns>
        public bool TryStartMeasurement()
        {
            // Our setting is gone after a loss of power, and it may be another part that is back.
            ReadSettings(out _, out bool isHumiditySet);
            if (!_isPrepared || !isHumiditySet)
            {
                _isPrepared = TryPrepare();
            }

            return _isPrepared
                && TryWriteByte(Bme280Register.ControlHumidity, HumidityOnce)
                && TryWriteByte(Bme280Register.ControlMeasurement, TemperatureOnceForced);
        }

        /// <summary>Reads the temperature, <see cref="MeasurementMs"/> after the start.</summary>
        /// <param name="temperatureHundredth">Temperature in 0.01 degC, -4000 to 8500; 0 when false is returned.</param>
        /// <returns>False when the part does not acknowledge or has not finished, or the value is missing, stuck, or one that no air has.</returns>
        public bool TryReadTemperature(out int temperatureHundredth)
        {
            temperatureHundredth = 0;
            if (!TryReadByte(Bme280Register.Status, out int status)
                || (status & Measuring) != 0
                || !TryReadBytes(Bme280Register.TemperatureData, _data, _data.Length))
            {
                ForgetHumidity();
                return false;
            }

            int raw = (_data[0] << 12) | (_data[1] << 4) | (_data[2] >> 4);

            // 0x80000 and 0x8000 say "not measured" (sections 5.4.8 and 5.4.9), but air gives them too. Whether they were
            // measured tells the setting, which a loss of power resets: read after the values, so that none slips between.
            ReadSettings(out bool isTemperatureMeasured, out _isHumidityMeasured);

            // Readings do not stay in memory; humidity's bytes are for the next call, which wipes them.
            Array.Clear(_data, 0, 3);
            _fineTemperature = _trimming.FineTemperature(raw);
            int temperature = Bme280Trimming.TemperatureHundredth(_fineTemperature);
            if (!isTemperatureMeasured
                || temperature < LowestWorkingTemperature
                || temperature > HighestWorkingTemperature
                || _temperatureStuck.IsStuck(raw))
            {
                // Humidity is computed with the temperature, so it is lost too.
                ForgetHumidity();
                return false;
            }

            temperatureHundredth = temperature < LowestTemperature ? LowestTemperature
                : temperature > HighestTemperature ? HighestTemperature
                : temperature;
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
            _fineTemperature = 0;
            ForgetHumidity();
            if (!isMeasured || _humidityStuck.IsStuck(raw))
            {
                return false;
            }

            humidityHundredth = _trimming.HumidityHundredth(raw, fineTemperature);
            return true;
        }

        private void ForgetHumidity()
        {
            _isHumidityMeasured = false;
            Array.Clear(_data, 3, 2);
        }

        private void ReadSettings(out bool isTemperatureSet, out bool isHumiditySet)
        {
            bool isRead = TryReadBytes(Bme280Register.ControlHumidity, _data, SettingsLength);
            isHumiditySet = isRead && _data[0] == HumidityOnce;
            isTemperatureSet = isRead && _data[2] >> TemperatureShift == TemperatureOnce;
        }

        private bool TryPrepare()
        {
            return TryReadByte(Bme280Register.Id, out int id)
                && id == ChipId
                && TryReadByte(Bme280Register.Status, out int status)
                && (status & CopyingTrimming) == 0
                && TryReadBytes(Bme280Register.TemperatureTrimming, _temperatureTrimming, _temperatureTrimming.Length)
                && TryReadByte(Bme280Register.FirstHumidityTrimming, out int firstHumidity)
                && TryReadBytes(Bme280Register.HumidityTrimming, _humidityTrimming, _humidityTrimming.Length)
                && _trimming.TryLoad(_temperatureTrimming, firstHumidity, _humidityTrimming);
        }

        private bool TryReadByte(Bme280Register register, out int value)
        {
            bool read = TryReadBytes(register, _data, 1);
            value = _data[0];
            return read;
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
