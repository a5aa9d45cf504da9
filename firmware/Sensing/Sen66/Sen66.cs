using System;
using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// The Sensirion SEN66 on I2C: particulates, CO2, temperature and humidity. A question and its answer are two calls with
    /// <see cref="CommandMs"/> between them, so that nothing here waits. Each call returns false when the part does not acknowledge.
    /// </summary>
    public sealed class Sen66
    {
        /// <summary>The part's only address (Sensirion's driver for it, model version 1.6.0).</summary>
        public const int Address = 0x6b;

        /// <summary>From power-on or a reset to the next command, in ms (driver, <c>device_reset</c>).</summary>
        public const int ResetMs = 1200;

        /// <summary>From a question to its answer, in ms: 20 ms (driver), and one more because two clocks count it.</summary>
        public const int CommandMs = 21;

        /// <summary>From a stop to the next command, in ms. The driver waits 1,000; newer ones of the family wait 1,400.</summary>
        public const int StopMs = 1400;

        /// <summary>How long fan and laser must run before a value of dust is good, in ms, as with other parts of this kind.</summary>
        public const int WarmUpMs = 30000;

        private readonly II2cBus _bus;
        private readonly int _address;
        private readonly byte[] _command = new byte[SensirionWord.SettingLength];
        private readonly byte[] _answer = new byte[Sen66Frame.MeasurementLength];

        /// <summary>Makes a driver.</summary>
        /// <param name="bus">The bus that the part is on.</param>
        /// <param name="address"><see cref="Address"/>.</param>
        public Sen66(II2cBus bus, int address)
        {
            _bus = bus;
            _address = address;
        }

        /// <summary>Sends a command that no word follows.</summary>
        public bool TrySend(Sen66Command command)
        {
            SensirionWord.WriteCommand(_command, (int)command);
            return _bus.TryWrite(_address, _command, SensirionWord.CommandLength);
        }

        /// <summary>Sets one word in an idle part, until it is reset.</summary>
        /// <param name="command">A command that is followed by one word.</param>
        /// <param name="value">The word, 0 to 65,535.</param>
        public bool TrySet(Sen66Command command, int value)
        {
            SensirionWord.WriteSetting(_command, (int)command, value);
            return _bus.TryWrite(_address, _command, SensirionWord.SettingLength);
        }

        /// <summary>Reads an answer of one word.</summary>
        /// <param name="value">The word; 0 when false is returned.</param>
        /// <returns>False when the part does not acknowledge or the CRC is wrong.</returns>
        public bool TryReadWord(out int value)
        {
            value = 0;
            return _bus.TryRead(_address, _answer, SensirionWord.Length) && SensirionWord.TryParse(_answer, 0, out value);
        }

        /// <summary>Reads the answer to <see cref="Sen66Command.GetProductName"/>.</summary>
        /// <returns>False when the part does not acknowledge, a CRC is wrong, or it is another part of the family.</returns>
        public bool TryReadName()
        {
            return _bus.TryRead(_address, _answer, Sen66Frame.NameLength) && Sen66Frame.IsSen66(_answer);
        }

        /// <summary>Reads the answer to <see cref="Sen66Command.ReadAndClearStatus"/>.</summary>
        /// <param name="bits">The bits of <see cref="Sen66Status"/>; 0 when false is returned.</param>
        /// <returns>False when the part does not acknowledge or a CRC is wrong.</returns>
        public bool TryReadStatus(out int bits)
        {
            bits = 0;
            return _bus.TryRead(_address, _answer, Sen66Frame.StatusLength) && Sen66Frame.TryParseStatus(_answer, out bits);
        }

        /// <summary>Reads the answer to <see cref="Sen66Command.ReadMeasuredValues"/>.</summary>
        /// <param name="values">What was measured; all unknown when false is returned.</param>
        /// <returns>False when the part does not acknowledge or a CRC is wrong.</returns>
        public bool TryRead(Sen66Values values)
        {
            values.Clear();
            bool isRead = _bus.TryRead(_address, _answer, Sen66Frame.MeasurementLength) && Sen66Frame.TryParseMeasurement(_answer, values);

            // Readings do not stay in memory.
            Array.Clear(_answer, 0, _answer.Length);
            return isRead;
        }
    }
}
