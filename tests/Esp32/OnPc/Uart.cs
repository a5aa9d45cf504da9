using System.Collections.Generic;
using System.Text;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>The far end of a UART.</summary>
    public sealed class Uart
    {
        /// <summary>Bytes on their way to the box.</summary>
        public Queue<byte> ToBox { get; } = new Queue<byte>();

        /// <summary>Bytes that the box has sent.</summary>
        public List<byte> FromBox { get; } = new List<byte>();

        /// <summary>Whether the driver fails.</summary>
        public bool IsBroken { get; set; }

        /// <summary>Speed in baud.</summary>
        public int Baud { get; set; }

        /// <summary>What the box has sent, as text.</summary>
        public string Text
        {
            get { return Encoding.ASCII.GetString(FromBox.ToArray()); }
        }
    }
}
