using System;
using System.Device.I2c;
using EdgeNode.Contracts;
using nanoFramework.Hardware.Esp32;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// One I2C controller at 100 kHz. A status other than a full transfer and an exception of the driver are the same
    /// to the caller: false. A stuck bus holds the calling thread for the driver's second.
    /// </summary>
    public sealed class I2cPins : II2cBus
    {
        // SCD41 and BME280; two more may share a bus.
        private const int MaxParts = 4;

        private readonly int _bus;
        private readonly int[] _addresses = new int[MaxParts];
        private readonly I2cDevice[] _parts = new I2cDevice[MaxParts];

        /// <summary>Gives a controller its pins.</summary>
        /// <param name="bus">Number of the controller, 1 or 2.</param>
        /// <param name="dataPin">GPIO number of SDA.</param>
        /// <param name="clockPin">GPIO number of SCL.</param>
        public I2cPins(int bus, int dataPin, int clockPin)
        {
            _bus = bus;
            Configuration.SetPinFunction(dataPin, bus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
            Configuration.SetPinFunction(clockPin, bus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
        }

        /// <inheritdoc/>
        public bool TryWrite(int address, byte[] data, int count)
        {
            try
            {
                return IsWhole(PartAt(address).Write(new SpanByte(data, 0, count)));
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryRead(int address, byte[] buffer, int count)
        {
            try
            {
                return IsWhole(PartAt(address).Read(new SpanByte(buffer, 0, count)));
            }
            catch (Exception)
            {
                return false;
            }
        }

        /// <inheritdoc/>
        public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
        {
            try
            {
                return IsWhole(PartAt(address).WriteRead(new SpanByte(data, 0, dataCount), new SpanByte(buffer, 0, bufferCount)));
            }
            catch (Exception)
            {
                return false;
            }
        }

        private static bool IsWhole(I2cTransferResult result)
        {
            return result.Status == I2cTransferStatus.FullTransfer;
        }

        // The driver holds one object for each address of a bus; it is made when the address is first spoken to.
        private I2cDevice PartAt(int address)
        {
            int place = 0;
            while (_parts[place] != null && _addresses[place] != address)
            {
                place++;
            }

            if (_parts[place] == null)
            {
                _parts[place] = new I2cDevice(new I2cConnectionSettings(_bus, address, I2cBusSpeed.StandardMode));
                _addresses[place] = address;
            }

            return _parts[place];
        }
    }
}
