namespace EdgeNode.Provisioning
{
    /// <summary>Writes packets of Improv Serial, each at the start of a line and with a newline behind it, as its clients want them.</summary>
    internal sealed class PacketWriter
    {
        private readonly ConsoleOutput _output;
        private int _sum;

        internal PacketWriter(ConsoleOutput output)
        {
            _output = output;
        }

        /// <summary>Writes a packet that has one byte of data: a state or an error.</summary>
        internal void Write(byte type, byte value)
        {
            Begin(type, 1);
            Add(value);
            End();
        }

        /// <summary>Begins the result of a command: a list of texts.</summary>
        /// <param name="command">The command.</param>
        /// <param name="listLength">Bytes of all texts, and one for each.</param>
        internal void BeginResult(byte command, int listLength)
        {
            Begin(ImprovCode.ResultPacket, listLength + 2);
            Add(command);
            Add((byte)listLength);
        }

        /// <summary>Adds a text of ASCII.</summary>
        internal void AddText(string text)
        {
            Add((byte)text.Length);
            for (int i = 0; i < text.Length; i++)
            {
                Add((byte)text[i]);
            }
        }

        /// <summary>Adds a text of <paramref name="count"/> bytes.</summary>
        internal void AddText(byte[] data, int count)
        {
            Add((byte)count);
            for (int i = 0; i < count; i++)
            {
                Add(data[i]);
            }
        }

        /// <summary>Ends a packet.</summary>
        internal void End()
        {
            _output.Add((byte)_sum);
            _output.EndLine();
        }

        private void Begin(byte type, int length)
        {
            if (!_output.IsAtLineStart)
            {
                _output.EndLine();
            }

            _sum = 0;
            for (int i = 0; i < ImprovCode.HeaderLength; i++)
            {
                Add(ImprovCode.HeaderAt(i));
            }

            Add(type);
            Add((byte)length);
        }

        private void Add(byte value)
        {
            _output.Add(value);
            _sum += value;
        }
    }
}
