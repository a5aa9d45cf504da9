using System;
using System.Collections.Generic;
using System.Device.I2c;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>I2C with one part that gives back what was written to it, or with those of a simulated bus.</summary>
    public sealed class Bus
    {
        private readonly HashSet<string> _opened = new HashSet<string>();
        private readonly List<byte> _written = new List<byte>();

        /// <summary>Address of the part; nobody answers at another one.</summary>
        public int Address { get; set; } = 0x62;

        /// <summary>Status of a transfer that is not whole, as the driver numbers it; 0 where all are whole.</summary>
        public int Failure { get; set; }

        /// <summary>Whether the driver throws.</summary>
        public bool IsStuck { get; set; }

        /// <summary>The bus whose parts answer; null for the one part.</summary>
        public II2cBus Parts { get; set; }

        /// <summary>How many devices were made.</summary>
        public int Devices
        {
            get { return _opened.Count; }
        }

        internal void Open(int bus, int address)
        {
            // The driver refuses a second object for one address of a bus.
            if (!_opened.Add($"{bus} {address}"))
            {
                throw new InvalidOperationException();
            }
        }

        internal I2cTransferStatus Write(int address, byte[] data)
        {
            if (Parts != null)
            {
                return StatusOf(Parts.TryWrite(address, data, data.Length));
            }

            I2cTransferStatus status = StatusAt(address);
            if (status == I2cTransferStatus.FullTransfer)
            {
                _written.Clear();
                _written.AddRange(data);
            }

            return status;
        }

        internal I2cTransferStatus Read(int address, byte[] buffer)
        {
            if (Parts != null)
            {
                return StatusOf(Parts.TryRead(address, buffer, buffer.Length));
            }

            I2cTransferStatus status = StatusAt(address);
            for (int i = 0; i < buffer.Length && i < _written.Count && status == I2cTransferStatus.FullTransfer; i++)
            {
                buffer[i] = _written[i];
            }

            return status;
        }

        private static I2cTransferStatus StatusOf(bool isAcknowledged)
        {
            return isAcknowledged ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged;
        }

        private I2cTransferStatus StatusAt(int address)
        {
            if (IsStuck)
            {
                throw new InvalidOperationException();
            }

            if (Failure != 0)
            {
                return (I2cTransferStatus)Failure;
            }

            return StatusOf(address == Address);
        }
    }
}
