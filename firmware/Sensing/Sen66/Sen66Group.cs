namespace EdgeNode.Sensing
{
    /// <summary>
    /// The quantities that one sensor inside a SEN66 gives together: when they are due, whether they are in doubt, and for how long they
    /// have been missing.
    /// </summary>
    internal sealed class Sen66Group
    {
        private const int HourMs = 3600000;

        private readonly int _doubtBits;
        private readonly int _firstWord;
        private readonly int _wordCount;
        private readonly SamplingGrid _grid;
        private readonly StuckCheck _stuck;
        private long _wholeMs;

        /// <summary>Makes a group.</summary>
        /// <param name="doubtBits">Bits of <see cref="Sen66Status"/> that put it in doubt.</param>
        /// <param name="firstWord">The first word of the measurement that this sensor says.</param>
        /// <param name="wordCount">How many words it says.</param>
        /// <param name="quantities">What is read of them; all are due at the same times.</param>
        public Sen66Group(int doubtBits, int firstWord, int wordCount, params Quantity[] quantities)
        {
            _doubtBits = doubtBits;
            _firstWord = firstWord;
            _wordCount = wordCount;
            Quantities = quantities;
            _grid = new SamplingGrid(QuantityTable.Of(quantities[0]).PeriodMs);

            // An hour of equal words. That a working part shows its own noise sooner is assumed: nobody has measured it.
            _stuck = new StuckCheck(HourMs / _grid.PeriodMs);
        }

        /// <summary>What is read.</summary>
        public Quantity[] Quantities { get; }

        /// <summary>Begins anew, with the first reading due at <paramref name="uptimeMs"/>.</summary>
        public void StartAt(long uptimeMs)
        {
            _grid.StartAt(uptimeMs);
            _wholeMs = uptimeMs;
        }

        /// <summary>Whether a reading is due; if so, the next one is due a period later.</summary>
        public bool IsDue(long uptimeMs)
        {
            bool isDue = _grid.IsDue(uptimeMs);
            _grid.MoveBeyond(uptimeMs);
            return isDue;
        }

        /// <summary>Whether what the sensor says can be believed. Asked once for each measurement that is due.</summary>
        /// <param name="status">Bits of <see cref="Sen66Status"/>.</param>
        /// <param name="values">The measurement.</param>
        public bool IsBelieved(int status, Sen66Values values)
        {
            return (status & _doubtBits) == 0 && !_stuck.IsStuck(values.MarkOf(_firstWord, _wordCount));
        }

        /// <summary>Notes that everything was there that is asked for.</summary>
        public void NoteWhole(long uptimeMs)
        {
            _wholeMs = uptimeMs;
        }

        /// <summary>Whether something has been missing for more than an hour.</summary>
        public bool IsLongMissing(long uptimeMs)
        {
            return uptimeMs - _wholeMs > HourMs;
        }
    }
}
