using System;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// Takes the packets of Improv Serial out of what arrives, and leaves the rest to the lines. A packet is known by its first seven
    /// bytes, <c>IMPROV</c> and the version, wherever they stand: a line that is text has no byte of that value.
    /// </summary>
    /// <remarks>
    /// No byte of a packet ever gets into a line. A line that a packet interrupts is refused whole. What follows a packet that is broken,
    /// or that no client sends, may be the rest of it, and is dropped until nothing has arrived for some steps; a line that is then open is
    /// refused.
    /// </remarks>
    public sealed class PacketReader
    {
        /// <summary>Most bytes of a packet's data.</summary>
        public const int GreatestDataLength = 255;

        /// <summary>
        /// Steps without a byte after which a packet that has begun is given up, and what follows a broken one is over: a second on the
        /// console's grid.
        /// </summary>
        public const int PatienceSteps = 5;

        // Type and length stand before the data, the checksum behind it.
        private const int TypeAt = 0;
        private const int LengthAt = 1;
        private const int DataAt = 2;

        private const byte CarriageReturn = 0x0d;
        private const byte LineFeed = 0x0a;

        private readonly LineReader _lines;
        private readonly byte[] _data = new byte[GreatestDataLength];
        private int _matched;
        private bool _isHeld;
        private bool _isInside;
        private int _at;
        private byte _type;
        private int _sum;
        private int _idleSteps;
        private bool _isBehind;
        private bool _isDropping;
        private bool _isRestAwaited;
        private bool _isLineOpen;

        /// <summary>Makes a reader that stands before a line.</summary>
        /// <param name="lines">Takes what is no packet.</param>
        public PacketReader(LineReader lines)
        {
            _lines = lines;
        }

        /// <summary>The data of the packet; the first <see cref="Length"/> bytes count.</summary>
        public byte[] Data
        {
            get { return _data; }
        }

        /// <summary>Bytes of the packet's data.</summary>
        public int Length { get; private set; }

        // The command and the length of what it has with it.
        private bool HasWholeCommand
        {
            get { return Length >= 2 && _data[1] == Length - 2; }
        }

        /// <summary>Takes a byte.</summary>
        /// <returns>
        /// <see cref="LineEvent.Packet"/> or <see cref="LineEvent.BrokenPacket"/> at the end of one that asks for something, the others as
        /// from <see cref="LineReader.Take"/>. A packet stays until <see cref="Clear"/>.
        /// </returns>
        public LineEvent Take(byte value)
        {
            _idleSteps = 0;
            if (_isInside)
            {
                return TakeOfPacket(value);
            }

            if (_isBehind && IsEndOfPacket(value))
            {
                return LineEvent.None;
            }

            if (value != ImprovCode.HeaderAt(_matched))
            {
                Release();
            }

            return value == ImprovCode.HeaderAt(_matched) ? TakeOfHeader(value) : Pass(value);
        }

        /// <summary>Notes a step in which nothing has arrived.</summary>
        /// <returns><see cref="LineEvent.BrokenPacket"/> where a packet is given up.</returns>
        public LineEvent Wait()
        {
            _idleSteps++;
            if (_idleSteps < PatienceSteps)
            {
                return LineEvent.None;
            }

            if (_isInside)
            {
                End(isWhole: false);
                _isRestAwaited = true;
                return LineEvent.BrokenPacket;
            }

            if (_isDropping && !_isRestAwaited)
            {
                EndDropping();
            }

            return LineEvent.None;
        }

        /// <summary>Forgets the packet, secrets in it too.</summary>
        public void Clear()
        {
            Array.Clear(_data, 0, _data.Length);
            Length = 0;
        }

        // At the start of a line it is held back: a client must not see it echoed, which would look like a packet to it.
        private LineEvent TakeOfHeader(byte value)
        {
            if (_matched == 0)
            {
                _isHeld = !_lines.IsInside;
            }

            _matched++;
            if (_matched < ImprovCode.HeaderLength)
            {
                return _isHeld ? LineEvent.None : Pass(value);
            }

            _matched = 0;
            _isInside = true;
            _isDropping = false;
            _at = TypeAt;
            _sum = 0;
            for (int i = 0; i < ImprovCode.HeaderLength; i++)
            {
                _sum += ImprovCode.HeaderAt(i);
            }

            return _isHeld ? LineEvent.None : _lines.BreakOff();
        }

        private LineEvent TakeOfPacket(byte value)
        {
            if (_at == TypeAt)
            {
                _type = value;
            }
            else if (_at == LengthAt)
            {
                Length = value;
            }
            else if (_at < DataAt + Length)
            {
                _data[_at - DataAt] = value;
            }
            else
            {
                // Answered, those that a box sends itself would go round where the cable leads back.
                bool isCommand = _type == ImprovCode.CommandPacket;
                bool isWhole = isCommand && (byte)_sum == value && HasWholeCommand;
                End(isWhole);
                return isWhole ? LineEvent.Packet : isCommand ? LineEvent.BrokenPacket : LineEvent.None;
            }

            _sum += value;
            _at++;
            return LineEvent.None;
        }

        private void End(bool isWhole)
        {
            _isInside = false;
            _isBehind = isWhole;
            _isDropping = !isWhole;
            _isRestAwaited = false;
            _isLineOpen = false;
            if (!isWhole)
            {
                Clear();
            }
        }

        // The newline that clients send behind a packet is a part of it.
        private bool IsEndOfPacket(byte value)
        {
            _isBehind = value == CarriageReturn;
            return _isBehind || value == LineFeed;
        }

        private void EndDropping()
        {
            _isDropping = false;
            if (_isLineOpen || _matched > 0)
            {
                _matched = 0;
                _lines.Spoil();
            }
        }

        private void Release()
        {
            int count = _isHeld ? _matched : 0;
            _matched = 0;
            for (int i = 0; i < count; i++)
            {
                Pass(ImprovCode.HeaderAt(i));
            }
        }

        private LineEvent Pass(byte value)
        {
            if (!_isDropping)
            {
                return _lines.Take(value);
            }

            _isRestAwaited = false;
            _isLineOpen = value != CarriageReturn && value != LineFeed;
            return LineEvent.None;
        }
    }
}
