using System;
using System.Device.I2c;
using EdgeNode.Contracts;
using nanoFramework.Hardware.Esp32;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// One I2C controller at 100 kHz. A status other than a full transfer and an exception of the driver are the same
    /// to the caller: false.
    /// </summary>
    /// <remarks>
    /// A transfer is one native call, in which every thread of the runtime stands still: for the fraction of a millisecond that a
    /// byte takes, and for up to 1 s where the controller gives no sign of an end (nf-interpreter, NativeTransmit of
    /// sys_dev_i2c_native_System_Device_I2c_I2cDevice.cpp: <c>i2c_master_cmd_begin</c> with 1,000 ms on the runtime's own task). After
    /// a failure that took long the bus rests, see <see cref="BusRest"/>: every call is false and touches nothing.
    /// ESP-IDF resets the controller and clocks SDA free after each time-out by itself (i2c.c, <c>i2c_hw_fsm_reset</c> and
    /// <c>i2c_master_clear_bus</c>). Where that does not help, the driver is installed anew, as it is when the last device of a bus
    /// is disposed and the next is made (NativeDispose, NativeInit). That also mends a driver that was taken away: the finalizer of a
    /// device that could not be made counts as one that is disposed.
    /// </remarks>
    public sealed class I2cLine : II2cBus
    {
        // As many as a board can have (About.MaxSensors).
        private const int MaxParts = 6;

        private readonly int _bus;
        private readonly int[] _addresses = new int[MaxParts];
        private readonly I2cDevice[] _parts = new I2cDevice[MaxParts];
        private readonly BusRest _rest = new BusRest();

        /// <summary>Gives a controller its pins.</summary>
        /// <param name="bus">Number of the controller, 1 or 2.</param>
        /// <param name="dataPin">GPIO number of SDA.</param>
        /// <param name="clockPin">GPIO number of SCL.</param>
        public I2cLine(int bus, int dataPin, int clockPin)
        {
            _bus = bus;
            Configuration.SetPinFunction(dataPin, bus == 1 ? DeviceFunction.I2C1_DATA : DeviceFunction.I2C2_DATA);
            Configuration.SetPinFunction(clockPin, bus == 1 ? DeviceFunction.I2C1_CLOCK : DeviceFunction.I2C2_CLOCK);
        }

        /// <inheritdoc/>
        public bool TryWrite(int address, byte[] data, int count)
        {
            if (!TryBegin(out long begunMs))
            {
                return false;
            }

            bool isWhole;
            try
            {
                isWhole = IsWhole(PartAt(address).Write(new SpanByte(data, 0, count)));
            }
            catch (Exception)
            {
                isWhole = false;
            }

            return End(isWhole, begunMs);
        }

        /// <inheritdoc/>
        public bool TryRead(int address, byte[] buffer, int count)
        {
            if (!TryBegin(out long begunMs))
            {
                return false;
            }

            bool isWhole;
            try
            {
                isWhole = IsWhole(PartAt(address).Read(new SpanByte(buffer, 0, count)));
            }
            catch (Exception)
            {
                isWhole = false;
            }

            return End(isWhole, begunMs);
        }

        /// <inheritdoc/>
        public bool TryWriteRead(int address, byte[] data, int dataCount, byte[] buffer, int bufferCount)
        {
            if (!TryBegin(out long begunMs))
            {
                return false;
            }

            bool isWhole;
            try
            {
                isWhole = IsWhole(PartAt(address).WriteRead(new SpanByte(data, 0, dataCount), new SpanByte(buffer, 0, bufferCount)));
            }
            catch (Exception)
            {
                isWhole = false;
            }

            return End(isWhole, begunMs);
        }

        private static bool IsWhole(I2cTransferResult result)
        {
            return result.Status == I2cTransferStatus.FullTransfer;
        }

        private bool TryBegin(out long begunMs)
        {
            begunMs = Environment.TickCount64;
            if (_rest.IsResting(begunMs))
            {
                return false;
            }

            if (_rest.IsHung)
            {
                Release();
            }

            return true;
        }

        private bool End(bool isWhole, long begunMs)
        {
            _rest.Note(isWhole, begunMs, Environment.TickCount64);
            return isWhole;
        }

        // The driver goes with the last of them; the first that is made afterwards brings it back, pins included.
        private void Release()
        {
            for (int i = 0; i < MaxParts; i++)
            {
                if (_parts[i] != null)
                {
                    _parts[i].Dispose();
                    _parts[i] = null;
                }
            }
        }

        // One object for each address, made when that is first spoken to.
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
