using System;
using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>
    /// A UART with the receive buffer of the device's driver: what arrives while it is full is lost. What is sent is kept.
    /// </summary>
    public sealed class ScriptedServicePort : IServicePort
    {
        /// <summary>Bytes that the driver keeps until somebody reads them.</summary>
        public const int ReceiveBuffer = 2048;

        private const int MostSent = 65536;

        private readonly byte[] _arrived = new byte[ReceiveBuffer];
        private readonly byte[] _sent = new byte[MostSent];
        private int _first;
        private int _count;
        private int _sentCount;

        /// <summary>Whether the driver refuses to send.</summary>
        public bool IsStuck { get; set; }

        /// <summary>Greatest number of bytes that were handed over in one call.</summary>
        public int GreatestWrite { get; private set; }

        /// <summary>Has text of ASCII arrive.</summary>
        public void Arrive(string text)
        {
            byte[] bytes = AsciiText.ToBytes(text);
            Arrive(bytes, bytes.Length);
        }

        /// <summary>Has bytes arrive.</summary>
        public void Arrive(byte[] bytes, int count)
        {
            for (int i = 0; i < count && _count < ReceiveBuffer; i++)
            {
                _arrived[(_first + _count) % ReceiveBuffer] = bytes[i];
                _count++;
            }
        }

        /// <summary>What was sent since the last call, as ASCII.</summary>
        public string TakeSent()
        {
            string text = AsciiText.FromBytes(_sent, 0, _sentCount);
            _sentCount = 0;
            return text;
        }

        /// <summary>The same as bytes.</summary>
        public byte[] TakeBytes()
        {
            byte[] bytes = new byte[_sentCount];
            Array.Copy(_sent, bytes, _sentCount);
            _sentCount = 0;
            return bytes;
        }

        /// <inheritdoc/>
        public int Read(byte[] buffer, int count)
        {
            int moved = _count < count ? _count : count;
            for (int i = 0; i < moved; i++)
            {
                buffer[i] = _arrived[(_first + i) % ReceiveBuffer];
            }

            _first = (_first + moved) % ReceiveBuffer;
            _count -= moved;
            return moved;
        }

        /// <inheritdoc/>
        public bool TryWrite(byte[] data, int count)
        {
            if (IsStuck)
            {
                return false;
            }

            GreatestWrite = count > GreatestWrite ? count : GreatestWrite;
            for (int i = 0; i < count; i++)
            {
                _sent[_sentCount++] = data[i];
            }

            return true;
        }
    }
}
