using System;
using EdgeNode.Contracts;

namespace EdgeNode.Provisioning
{
    /// <summary>What the console has to say, until the port has taken it: a bounded queue of bytes that goes out in small pieces.</summary>
    public sealed class ConsoleOutput
    {
        /// <summary>Most bytes that wait.</summary>
        public const int Capacity = 1024;

        /// <summary>Most bytes that go out at once: at 115,200 baud they are gone within 25 ms.</summary>
        public const int GreatestPiece = 256;

        /// <summary>Most bytes of one line, which is what <see cref="HasRoom"/> promises.</summary>
        public const int GreatestLineLength = 320;

        private const byte CarriageReturn = 0x0d;
        private const byte LineFeed = 0x0a;

        private readonly IServicePort _port;
        private readonly byte[] _waiting = new byte[Capacity];
        private readonly byte[] _piece = new byte[GreatestPiece];
        private int _first;
        private int _count;

        /// <summary>Makes a queue that is empty.</summary>
        /// <param name="port">Where it goes.</param>
        public ConsoleOutput(IServicePort port)
        {
            _port = port;
            IsAtLineStart = true;
        }

        /// <summary>Whether nothing waits.</summary>
        public bool IsEmpty
        {
            get { return _count == 0; }
        }

        /// <summary>Whether one more line fits for certain.</summary>
        public bool HasRoom
        {
            get { return _count + GreatestLineLength <= Capacity; }
        }

        /// <summary>Whether the next byte begins a line.</summary>
        public bool IsAtLineStart { get; private set; }

        /// <summary>Adds a byte. What does not fit is lost: who writes a line asks for <see cref="HasRoom"/> first.</summary>
        public void Add(byte value)
        {
            IsAtLineStart = value == LineFeed;
            if (_count < Capacity)
            {
                _waiting[(_first + _count) % Capacity] = value;
                _count++;
            }
        }

        /// <summary>Adds text of ASCII.</summary>
        public void Add(string text)
        {
            for (int i = 0; i < text.Length; i++)
            {
                Add((byte)text[i]);
            }
        }

        /// <summary>Adds <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        public void Add(byte[] data, int offset, int count)
        {
            for (int i = 0; i < count; i++)
            {
                Add(data[offset + i]);
            }
        }

        /// <summary>Ends a line.</summary>
        public void EndLine()
        {
            Add(CarriageReturn);
            Add(LineFeed);
        }

        /// <summary>Adds a line of ASCII.</summary>
        public void Line(string text)
        {
            Add(text);
            EndLine();
        }

        /// <summary>Hands one piece of what waits to the port. A port that cannot send gets it again.</summary>
        /// <returns>False when nothing waits, or the port does not take it.</returns>
        public bool TrySend()
        {
            int count = _count < GreatestPiece ? _count : GreatestPiece;
            int toEnd = Capacity - _first < count ? Capacity - _first : count;
            Array.Copy(_waiting, _first, _piece, 0, toEnd);
            Array.Copy(_waiting, 0, _piece, toEnd, count - toEnd);
            bool isSent = count > 0 && _port.TryWrite(_piece, count);
            if (isSent)
            {
                _first = (_first + count) % Capacity;
                _count -= count;
            }

            return isSent;
        }
    }
}
