namespace EdgeNode.Blurring
{
    /// <summary>
    /// The two continuous health tests of NIST SP 800-90B, section 4.4, on bytes. A failure is for ever: only a reboot makes
    /// a new object.
    /// </summary>
    /// <remarks>
    /// <para>Assumed min-entropy H = 4 bits a byte: half of what the ESP32's generator should give, so that a source must be badly
    /// broken to fail, while a stuck or heavily biased one does. Chance alpha of failing a source that just has it: 2^-20.</para>
    /// <para>Repetition count (4.4.1): C = 1 + ceil(-log2(alpha) / H) = 1 + 20 / 4 = 6 equal bytes in a row.</para>
    /// <para>Adaptive proportion (4.4.2): the first byte of each W = 512 may come C = 1 + CRITBINOM(512, 2^-4, 1 - 2^-20) = 62 times
    /// or more only in a failure; 61 is the least k for which a binomial of 512 trials at 1/16 is at most k with probability 1 - 2^-20.</para>
    /// </remarks>
    public sealed class EntropyHealth
    {
        /// <summary>Equal bytes in a row that are a failure.</summary>
        public const int RepetitionCutoff = 6;

        /// <summary>Bytes in a window of the adaptive proportion test.</summary>
        public const int ProportionWindow = 512;

        /// <summary>Times that a window's first byte comes in the window, itself counted, that are a failure.</summary>
        public const int ProportionCutoff = 62;

        private int _repeatedByte;
        private int _repetitions;
        private int _watchedByte;
        private int _watchedCount;
        private int _windowPosition;

        /// <summary>Whether a byte has failed a test since this object was made.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>Tests one byte, in the order in which the source gave them.</summary>
        /// <returns>False when this byte, or one before it, failed.</returns>
        public bool Accepts(byte sample)
        {
            CountRepetition(sample);
            CountProportion(sample);
            return !HasFailed;
        }

        /// <summary>Starts both tests over, as if no byte had been seen. A failure stays.</summary>
        public void StartOver()
        {
            _repeatedByte = 0;
            _repetitions = 0;
            _watchedByte = 0;
            _watchedCount = 0;
            _windowPosition = 0;
        }

        private void CountRepetition(byte sample)
        {
            if (_repetitions != 0 && sample == _repeatedByte)
            {
                _repetitions++;
            }
            else
            {
                _repeatedByte = sample;
                _repetitions = 1;
            }

            if (_repetitions >= RepetitionCutoff)
            {
                HasFailed = true;
            }
        }

        private void CountProportion(byte sample)
        {
            if (_windowPosition == 0)
            {
                _watchedByte = sample;
                _watchedCount = 0;
            }

            if (sample == _watchedByte)
            {
                _watchedCount++;
            }

            if (_watchedCount >= ProportionCutoff)
            {
                HasFailed = true;
            }

            _windowPosition = (_windowPosition + 1) % ProportionWindow;
        }
    }
}
