namespace EdgeNode.Sensing
{
    /// <summary>
    /// Tells a part that repeats itself from one that measures. It looks at raw values, in which a working part shows its
    /// own noise even when what it measures stands still. For that it keeps one raw value, the latest, in memory until the next comes.
    /// </summary>
    public sealed class StuckCheck
    {
        private readonly int _limit;
        private int _last;
        private int _equal;

        /// <summary>Makes a check.</summary>
        /// <param name="limit">How many equal values in a row are still believed, at least 1; the next one is not.</param>
        public StuckCheck(int limit)
        {
            _limit = limit;
        }

        /// <summary>Takes the next raw value.</summary>
        /// <returns>True from the value that exceeds the limit until a different one comes.</returns>
        public bool IsStuck(int raw)
        {
            if (_equal > 0 && raw == _last)
            {
                // Held at one above the limit: a part can stay stuck for years.
                if (_equal <= _limit)
                {
                    _equal++;
                }
            }
            else
            {
                _last = raw;
                _equal = 1;
            }

            return _equal > _limit;
        }
    }
}
