using System;
using System.Collections.Generic;
using System.Device.I2c;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>
    /// I2C with one part that gives back what was written to it, or with those of a simulated bus. The driver counts its devices, and
    /// is installed with the first of them and removed with the last (nf-interpreter, NativeInit and NativeDispose).
    /// </summary>
    public sealed class Bus
    {
        /// <summary>For how long a transfer that does not end holds the whole runtime, in ms (NativeTransmit).</summary>
        public const int TransferLimitMs = 1000;

        private readonly Turns _turns;
        private readonly List<byte> _written = new List<byte>();
        private int _open;
        private bool _isHung;

        /// <summary>Makes a bus that works.</summary>
        public Bus(Turns turns)
        {
            _turns = turns;
        }

        /// <summary>Address of the part; nobody answers at another one.</summary>
        public int Address { get; set; } = 0x62;

        /// <summary>Status of a transfer that is not whole, as the driver numbers it; 0 where all are whole.</summary>
        public int Failure { get; set; }

        /// <summary>Whether the driver throws.</summary>
        public bool IsStuck { get; set; }

        /// <summary>The bus whose parts answer; null for the one part.</summary>
        public II2cBus Parts { get; set; }

        /// <summary>Whether its wires are shorted, so that it hangs as soon as it is installed.</summary>
        public bool IsShorted { get; set; }

        /// <summary>How many devices were made.</summary>
        public int Devices { get; private set; }

        /// <summary>How often the driver was installed.</summary>
        public int Installs { get; private set; }

        /// <summary>How often a part or an empty address was spoken to.</summary>
        public int Transfers { get; private set; }

        /// <summary>The controller gets stuck, and stays so until its driver is installed anew.</summary>
        public void Hang()
        {
            _isHung = true;
        }

        internal void Open()
        {
            Devices++;
            if (_open++ == 0)
            {
                Installs++;
                _isHung = false;
            }
        }

        internal void Release()
        {
            _open--;
        }

        internal I2cTransferStatus Write(int address, byte[] data)
        {
            if (IsHeld())
            {
                return I2cTransferStatus.ClockStretchTimeout;
            }

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
            if (IsHeld())
            {
                return I2cTransferStatus.ClockStretchTimeout;
            }

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

        private bool IsHeld()
        {
            Transfers++;
            if (_isHung || IsShorted)
            {
                _turns.Freeze(TransferLimitMs);
                return true;
            }

            return false;
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
