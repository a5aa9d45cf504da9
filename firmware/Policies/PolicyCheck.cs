namespace EdgeNode.Policies
{
    /// <summary>Checks a policy text against the grammar, its limits and the floor, line by line, for who has no time for a whole text at once.</summary>
    public sealed class PolicyCheck
    {
        private readonly byte[] _text;
        private readonly PolicyDraft _draft = new PolicyDraft();
        private readonly TextLines _lines;

        /// <summary>Makes a check that stands before the first line.</summary>
        /// <param name="text">The text; its whole length is read, and it is not to be changed meanwhile.</param>
        public PolicyCheck(byte[] text)
        {
            _text = text;
            _lines = TextLines.WithQuotes(text, PolicyParser.GreatestLength, PolicyParser.GreatestLineLength);
        }

        /// <summary>The first fault by line, once <see cref="Step"/> has returned true; null when there is none.</summary>
        public PolicyFault Fault { get; private set; }

        /// <summary>Checks a line.</summary>
        /// <returns>True when the text is at its end, or is refused.</returns>
        public bool Step()
        {
            if (_lines.TryNext())
            {
                PolicyWords words = new PolicyWords(_text, _lines.Start, _lines.End, _lines.Number);
                Fault = words.IsEmptyOrComment || _draft.TryTake(words) ? null : words.Fault;
                return Fault != null;
            }

            string missing = _draft.FindMissing();
            Fault = _lines.Fault;
            if (Fault == null && missing != null)
            {
                Fault = new PolicyFault(_lines.Number + 1, "end of text", missing);
            }

            return true;
        }

        /// <summary>The policy of a text without a fault. Hashes it: about 20,000 IL instructions for each 64 bytes.</summary>
        internal Policy ToPolicy()
        {
            return _draft.ToPolicy(_text);
        }
    }
}
