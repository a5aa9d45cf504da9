using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Networks around a box, as a test sets them.</summary>
    internal sealed class ScriptedNetworks : IImprovNetworks
    {
        private int _looksLeft;

        /// <summary>Names of the networks; the one at index i has -40 - i dBm, and every second one wants a password.</summary>
        public string[] Names { get; set; } = new string[0];

        /// <summary>How often the radio is asked before it is done.</summary>
        public int Looks { get; set; }

        /// <summary>Whether the radio refuses to look.</summary>
        public bool IsOff { get; set; }

        public bool IsDone
        {
            get { return _looksLeft-- <= 0; }
        }

        public int Count
        {
            get { return Names.Length; }
        }

        public bool TryBegin()
        {
            _looksLeft = Looks;
            return !IsOff;
        }

        public int ReadName(int index, byte[] name)
        {
            byte[] bytes = AsciiText.ToBytes(Names[index]);
            for (int i = 0; i < bytes.Length; i++)
            {
                name[i] = bytes[i];
            }

            return bytes.Length;
        }

        public int SignalDbm(int index)
        {
            return -40 - index;
        }

        public bool IsSecured(int index)
        {
            return index % 2 == 0;
        }
    }
}
