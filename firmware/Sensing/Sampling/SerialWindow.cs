using System;
using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// The latest bytes of a serial line, as many as a frame has. They are a frame or they are not: there is nothing to fall out of step
    /// with, whatever other bytes come before, between or in frames.
    /// </summary>
    public sealed class SerialWindow
    {
        /// <summary>How often in a row the line is asked for bytes: one that always has some must not hold the box up.</summary>
        public const int MostReads = 64;

        private readonly ISensorSerialPort _port;
        private readonly byte[] _arrived = new byte[32];
        private int _count;
        private int _next;

        /// <summary>Makes a window on a line.</summary>
        /// <param name="port">The line.</param>
        /// <param name="frameLength">Bytes of a frame.</param>
        public SerialWindow(ISensorSerialPort port, int frameLength)
        {
            _port = port;
            Latest = new byte[frameLength];
        }

        /// <summary>The latest bytes, the newest one last.</summary>
        public byte[] Latest { get; }

        /// <summary>Takes up to 32 of the bytes that have arrived; those of the call before that were not moved in are lost.</summary>
        /// <returns>False when none has.</returns>
        public bool TryFill()
        {
            _next = 0;
            _count = _port.Read(_arrived, _arrived.Length);
            return _count > 0;
        }

        /// <summary>Moves one of the bytes of <see cref="TryFill"/> into <see cref="Latest"/>.</summary>
        /// <returns>False when none is left.</returns>
        public bool TryMove()
        {
            if (_next >= _count)
            {
                return false;
            }

            Array.Copy(Latest, 1, Latest, 0, Latest.Length - 1);
            Latest[Latest.Length - 1] = _arrived[_next];
            _next++;
            return true;
        }

        /// <summary>Throws away what has arrived so far.</summary>
        public void Discard()
        {
            for (int i = 0; i < MostReads && TryFill(); i++)
            {
            }

            Wipe();
        }

        /// <summary>Forgets the bytes that were taken: readings do not stay in memory. The beginning of a frame in <see cref="Latest"/> stays.</summary>
        public void WipeArrived()
        {
            Array.Clear(_arrived, 0, _arrived.Length);
            _count = 0;
        }

        /// <summary>Forgets all bytes.</summary>
        public void Wipe()
        {
            WipeArrived();
            Array.Clear(Latest, 0, Latest.Length);
        }
    }
}
