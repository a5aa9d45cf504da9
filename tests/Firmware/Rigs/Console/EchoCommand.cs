using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A command for tests: answers with what it was given, after as many slices as its second word says, or takes a document.</summary>
    internal sealed class EchoCommand : ConsoleCommand
    {
        private readonly bool _takesLines;
        private int _slices;
        private int _lines;

        public EchoCommand(string name, bool takesLines, bool isForLocked)
            : base(name, name, "repeats", isForLocked)
        {
            _takesLines = takesLines;
        }

        /// <summary>How often it was begun.</summary>
        public int Begun { get; private set; }

        /// <summary>Lines of documents that were ended.</summary>
        public int Documents { get; private set; }

        /// <inheritdoc/>
        public override bool WantsLines
        {
            get { return _takesLines; }
        }

        /// <inheritdoc/>
        public override bool Begin(ConsoleLine line, ConsoleOutput output)
        {
            Begun++;
            _lines = 0;
            if (_takesLines)
            {
                output.Line("ok send lines");
                return false;
            }

            WholeNumber.TryParse(line.Word(1), out _slices);
            output.Add(line.Bytes, 0, line.Length);
            output.EndLine();
            return _slices == 0 && Ok(output);
        }

        /// <inheritdoc/>
        public override bool Step(ConsoleOutput output)
        {
            _slices--;
            return _slices <= 0 && Ok(output);
        }

        /// <inheritdoc/>
        public override bool TakeLine(ConsoleLine line, ConsoleOutput output)
        {
            if (line.Length == 1 && line.Bytes[0] == '.')
            {
                Documents++;
                output.Line("ok " + _lines.ToString() + " lines");
                return true;
            }

            _lines++;
            output.Line("ok");
            return false;
        }
    }
}
