using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The conversation on the service port: lines come in, and each is answered by lines of which the last begins with <c>ok</c> or
    /// <c>error</c>. Packets of Improv Serial come in between lines, and are answered by packets.
    /// </summary>
    /// <remarks>
    /// It reads and writes only when <see cref="Step"/> is called, on a grid of <see cref="GridMs"/> of uptime. What comes while a
    /// command is under way, a packet too, waits in the driver, whose buffer holds 2,048 bytes. A packet that comes while the lines of a
    /// document are awaited is refused, and the document goes on.
    /// </remarks>
    public sealed class ServiceConsole
    {
        /// <summary>Distance of two steps in ms: at other moments the port is not looked at.</summary>
        public const int GridMs = 200;

        /// <summary>Most bytes that are read in one step: each takes up to 220 IL instructions.</summary>
        public const int GreatestPiece = 32;

        private readonly IServicePort _port;
        private readonly ConsoleCommand[] _commands;
        private readonly ImprovService _improv;
        private readonly bool _isLocked;
        private readonly ConsoleOutput _output;
        private readonly LineReader _reader;
        private readonly PacketReader _packets;
        private readonly ConsoleLine _line;
        private readonly byte[] _piece = new byte[GreatestPiece];
        private int _pieceLength;
        private int _pieceAt;
        private LineEvent _news;
        private ConsoleCommand _running;

        /// <summary>Makes a console that has said nothing and knows no packets: bytes of one are no text.</summary>
        /// <param name="port">The service port.</param>
        /// <param name="commands">What it does.</param>
        /// <param name="isLocked">Whether the box is locked, for the whole boot.</param>
        public ServiceConsole(IServicePort port, ConsoleCommand[] commands, bool isLocked)
            : this(port, commands, null, isLocked)
        {
        }

        /// <summary>Makes a console that has said nothing.</summary>
        /// <param name="port">The service port.</param>
        /// <param name="commands">What it does.</param>
        /// <param name="improv">Answers packets of Improv Serial; null where they are no text.</param>
        /// <param name="isLocked">Whether the box is locked, for the whole boot.</param>
        public ServiceConsole(IServicePort port, ConsoleCommand[] commands, ImprovService improv, bool isLocked)
        {
            _port = port;
            _commands = commands;
            _improv = improv;
            _isLocked = isLocked;
            _output = new ConsoleOutput(port);
            _reader = new LineReader(_output, isLocked);
            _line = new ConsoleLine(_reader);
            if (improv != null)
            {
                _packets = new PacketReader(_reader);
                improv.Attach(_packets, _output);
            }
        }

        /// <summary>Whether a command is under way that has work to do, and not only lines to wait for.</summary>
        public bool IsBusy
        {
            get { return IsPacketAtWork || (_running != null && !_running.WantsLines); }
        }

        /// <summary>Whether all that was said has gone to the port.</summary>
        public bool IsSilent
        {
            get { return _output.IsEmpty; }
        }

        private bool IsPacketAtWork
        {
            get { return _improv != null && _improv.IsBusy; }
        }

        /// <summary>Says a line that nobody asked for, such as why the box does not run.</summary>
        /// <param name="text">ASCII, no secret.</param>
        public void Say(string text)
        {
            if (_output.HasRoom && !_reader.IsInside)
            {
                _output.Line(text);
            }
        }

        /// <summary>Sends a piece of what waits, then does one slice: of the command under way, or of what has arrived.</summary>
        /// <returns>Whether an open box has a reason to go on at once.</returns>
        public bool Step()
        {
            bool isSent = _output.TrySend();
            if (!_output.HasRoom)
            {
                return isSent;
            }

            if (IsPacketAtWork)
            {
                _improv.Step();
                return !_improv.IsWaiting;
            }

            if (IsBusy)
            {
                ConsoleCommand command = _running;
                End(command.Step(_output));
                return !command.IsWaiting;
            }

            // Reading a line's end and answering it are two slices.
            if (_news != LineEvent.None)
            {
                Answer(_news);
                _reader.Clear();
                _news = LineEvent.None;
                return true;
            }

            return Listen() || isSent;
        }

        // Whether anything came.
        private bool Listen()
        {
            _reader.TakesEmptyLines = _running != null;
            if (_pieceAt == _pieceLength)
            {
                _pieceAt = 0;
                _pieceLength = _port.Read(_piece, _piece.Length);
                _news = _pieceLength == 0 && _packets != null ? _packets.Wait() : LineEvent.None;
            }

            bool hasCome = _pieceAt < _pieceLength;
            while (_pieceAt < _pieceLength && _news == LineEvent.None)
            {
                byte value = _piece[_pieceAt++];
                _news = _packets == null ? _reader.Take(value) : _packets.Take(value);
            }

            return hasCome;
        }

        private void Answer(LineEvent news)
        {
            switch (news)
            {
                case LineEvent.TooLong:
                    ErrorCode.Write(_output, ErrorCode.LineTooLong, "allowed: at most " + LineReader.GreatestLength.ToString() + " bytes; nothing was done");
                    Abandon();
                    break;
                case LineEvent.NotText:
                    ErrorCode.Write(_output, ErrorCode.NotText, "allowed: text in UTF-8 at 115200 baud, 8N1; nothing was done");
                    Abandon();
                    break;
                case LineEvent.BrokenPacket:
                    _improv.RefuseBroken();
                    break;
                case LineEvent.Packet:
                    AnswerPacket();
                    break;
                default:
                    End(_running == null ? Begin() : _running.TakeLine(_line, _output));
                    break;
            }
        }

        private void AnswerPacket()
        {
            if (_running == null)
            {
                _improv.Begin();
            }
            else
            {
                _improv.RefuseNow();
            }
        }

        private bool Begin()
        {
            string name = _line.FirstWord();
            for (int i = 0; i < _commands.Length; i++)
            {
                if (_commands[i].Name == name)
                {
                    if (_isLocked && !_commands[i].IsForLocked)
                    {
                        return RefuseLocked();
                    }

                    _running = _commands[i];
                    return _running.Begin(_line, _output);
                }
            }

            if (_isLocked && OpenBoxCommand.Is(name))
            {
                return RefuseLocked();
            }

            ErrorCode.Write(_output, ErrorCode.NoCommand, "found " + FoundText.Of(name) + "; type help");
            return true;
        }

        private bool RefuseLocked()
        {
            ErrorCode.Write(_output, ErrorCode.Locked, "the box is locked; only status, version, unlock and factory-reset are allowed");
            return true;
        }

        private void Abandon()
        {
            if (_running != null)
            {
                _running.Abandon();
                _running = null;
            }
        }

        private void End(bool hasEnded)
        {
            if (hasEnded)
            {
                _running = null;
            }
        }
    }
}
