using System;
using System.Collections.Generic;
using System.Device.I2c;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>I2C with one part that gives back what was written to it.</summary>
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
            I2cTransferStatus status = StatusAt(address);
            if (status == I2cTransferStatus.FullTransfer)
            {
                _written.Clear();
                _written.AddRange(data);
            }

            return status;
        }

        internal I2cTransferStatus Read(int address, Action<int, byte> take, int count)
        {
            I2cTransferStatus status = StatusAt(address);
            for (int i = 0; i < count && i < _written.Count && status == I2cTransferStatus.FullTransfer; i++)
            {
                take(i, _written[i]);
            }

            return status;
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

            return address == Address ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged;
        }
    }
}
