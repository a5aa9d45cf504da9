using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// The conversation on the service port: lines come in, and each is answered by lines of which the last begins with <c>ok</c> or
    /// <c>error</c>.
    /// </summary>
    /// <remarks>
    /// It reads and writes only when <see cref="Step"/> is called, on a grid of <see cref="GridMs"/> of uptime. What comes while a
    /// command is under way waits in the driver, whose buffer holds 2,048 bytes.
    /// </remarks>
    public sealed class ServiceConsole
    {
        /// <summary>Distance of two steps in ms: at other moments the port is not looked at.</summary>
        public const int GridMs = 200;

        /// <summary>Most bytes that are read in one step, at about 120 IL instructions each.</summary>
        public const int GreatestPiece = 48;

        private readonly IServicePort _port;
        private readonly ConsoleCommand[] _commands;
        private readonly bool _isLocked;
        private readonly ConsoleOutput _output;
        private readonly LineReader _reader;
        private readonly ConsoleLine _line;
        private readonly byte[] _piece = new byte[GreatestPiece];
        private int _pieceLength;
        private int _pieceAt;
        private LineEvent _news;
        private ConsoleCommand _running;

        /// <summary>Makes a console that has said nothing.</summary>
        /// <param name="port">The service port.</param>
        /// <param name="commands">What it does.</param>
        /// <param name="isLocked">Whether the box is locked, for the whole boot.</param>
        public ServiceConsole(IServicePort port, ConsoleCommand[] commands, bool isLocked)
        {
            _port = port;
            _commands = commands;
            _isLocked = isLocked;
            _output = new ConsoleOutput(port);
            _reader = new LineReader(_output, isLocked);
            _line = new ConsoleLine(_reader);
        }

        /// <summary>Whether a command is under way that has work to do, and not only lines to wait for.</summary>
        public bool IsBusy
        {
            get { return _running != null && !_running.WantsLines; }
        }

        /// <summary>Whether an open box is to go on at once with the command under way, see <see cref="ConsoleCommand.WantsSliceAtOnce"/>.</summary>
        public bool WantsStepAtOnce
        {
            get { return !_isLocked && _running != null && _running.WantsSliceAtOnce; }
        }

        /// <summary>Whether all that was said has gone to the port.</summary>
        public bool IsSilent
        {
            get { return _output.IsEmpty; }
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
        public void Step()
        {
            _output.Send();
            if (!_output.HasRoom)
            {
                return;
            }

            if (IsBusy)
            {
                End(_running.Step(_output));
                return;
            }

            // Reading a line's end and answering it are two slices.
            if (_news != LineEvent.None)
            {
                Answer(_news);
                _reader.Clear();
                _news = LineEvent.None;
                return;
            }

            _reader.TakesEmptyLines = _running != null;
            if (_pieceAt == _pieceLength)
            {
                _pieceAt = 0;
                _pieceLength = _port.Read(_piece, _piece.Length);
            }

            while (_pieceAt < _pieceLength && _news == LineEvent.None)
            {
                _news = _reader.Take(_piece[_pieceAt++]);
            }
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
                default:
                    End(_running == null ? Begin() : _running.TakeLine(_line, _output));
                    break;
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
                        ErrorCode.Write(_output, ErrorCode.Locked, "the box is locked; only status, version, unlock and factory-reset are allowed");
                        return true;
                    }

                    _running = _commands[i];
                    return _running.Begin(_line, _output);
                }
            }

            ErrorCode.Write(_output, ErrorCode.NoCommand, "found " + FoundText.Of(name) + "; type help");
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
