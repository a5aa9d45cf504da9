using System.Collections.Generic;
using System.Text;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>The far end of a UART.</summary>
    public sealed class Uart
    {
        private readonly byte[] _one = new byte[1];

        /// <summary>Bytes that have arrived and were not read.</summary>
        public Queue<byte> ToBox { get; } = new Queue<byte>();

        /// <summary>Most bytes of <see cref="ToBox"/>; the driver loses what arrives beyond.</summary>
        public int Capacity { get; set; } = 256;

        /// <summary>Bytes that the box has sent.</summary>
        public List<byte> FromBox { get; } = new List<byte>();

        /// <summary>Whether the driver fails.</summary>
        public bool IsBroken { get; set; }

        /// <summary>Speed in baud.</summary>
        public int Baud { get; set; }

        /// <summary>The part that is there; null for none.</summary>
        public ISensorSerialPort Part { get; set; }

        /// <summary>What the box has sent, as text.</summary>
        public string Text
        {
            get { return Encoding.ASCII.GetString(FromBox.ToArray()); }
        }

        /// <summary>Sends bytes to the box.</summary>
        public void Send(byte[] bytes)
        {
            foreach (byte one in bytes)
            {
                if (ToBox.Count < Capacity)
                {
                    ToBox.Enqueue(one);
                }
            }
        }

        internal int Arrived()
        {
            while (Part != null && Part.Read(_one, 1) == 1)
            {
                Send(_one);
            }

            return ToBox.Count;
        }

        internal void Take(byte[] bytes)
        {
            FromBox.AddRange(bytes);
            Part?.TryWrite(bytes, bytes.Length);
        }
    }
}
