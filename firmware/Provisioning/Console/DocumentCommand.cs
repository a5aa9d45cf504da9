namespace EdgeNode.Provisioning
{
    /// <summary>
    /// A command that can take a document: it answers <c>ok send lines, end with a line that is a full stop</c>, then each line with
    /// <c>ok</c>, and the full stop with what became of the document. An error ends the document; what was sent of it is forgotten.
    /// </summary>
    public abstract class DocumentCommand : ConsoleCommand
    {
        private const byte FullStop = (byte)'.';

        private int _greatestLength;
        private DocumentText _document;
        private bool _isTaking;

        /// <summary>Makes a command for an open box.</summary>
        /// <param name="name">The word by which it is called.</param>
        /// <param name="usage">The whole line, what stands for a value in capitals.</param>
        /// <param name="help">What it does, a few words.</param>
        protected DocumentCommand(string name, string usage, string help)
            : base(name, usage, help, isForLocked: false)
        {
        }

        /// <inheritdoc/>
        public override bool WantsLines
        {
            get { return _isTaking; }
        }

        /// <inheritdoc/>
        public override bool TakeLine(ConsoleLine line, ConsoleOutput output)
        {
            if (line.Length == 1 && line.Bytes[0] == FullStop)
            {
                _isTaking = false;
                TakeDocument(_document);
                _document = null;
                return false;
            }

            if (!_document.TryAdd(line))
            {
                Abandon();
                return Error(output, ErrorCode.TooLong, "allowed: at most " + _greatestLength.ToString() + " bytes; nothing was done");
            }

            output.Line("ok");
            return false;
        }

        /// <inheritdoc/>
        public override void Abandon()
        {
            _isTaking = false;
            _document = null;
        }

        /// <summary>Asks for the lines.</summary>
        protected bool AskForLines(ConsoleOutput output, int greatestLength)
        {
            _greatestLength = greatestLength;
            _document = new DocumentText(greatestLength);
            _isTaking = true;
            output.Line("ok send lines, end with a line that is a full stop");
            return false;
        }

        /// <summary>Takes the whole document; the next steps work with it.</summary>
        private protected abstract void TakeDocument(DocumentText document);
    }
}
