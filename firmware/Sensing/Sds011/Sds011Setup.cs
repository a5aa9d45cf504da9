namespace EdgeNode.Sensing
{
    /// <summary>
    /// Looks at the settings that an SDS011 keeps, at each waking, and sets what differs from what this box wants. A part
    /// that does not keep what it is told is told a few times only: each write wears its memory.
    /// </summary>
    public sealed class Sds011Setup
    {
        private const int ReportOnQuery = 1;
        private const int WithoutPause = 0;

        // A command can be lost on its way.
        private const int MostWrites = 3;

        private readonly Sds011 _part;

        // For each setting, how often it was written since it was last seen as it is wanted.
        private readonly int[] _writes = new int[(int)Sds011Setting.WorkingPeriod + 1];

        /// <summary>Makes the look.</summary>
        /// <param name="part">Whose settings.</param>
        public Sds011Setup(Sds011 part)
        {
            _part = part;
            IsWorkingOnCall = true;
        }

        /// <summary>
        /// False for a part that was found with a working period of its own: its fan rests at times that it does not tell, and
        /// until the next period it says the old values again. Of a part that tells nothing it is true: its silence shows
        /// when it is asked for a measurement.
        /// </summary>
        public bool IsWorkingOnCall { get; private set; }

        /// <summary>Takes the answer to <see cref="Sds011.TryAsk"/>, and writes the setting where it differs.</summary>
        /// <param name="setting">The setting that was asked for.</param>
        public void Take(Sds011Setting setting)
        {
            if (!_part.TryReadSetting(setting, out int value))
            {
                return;
            }

            int wanted = setting == Sds011Setting.ReportingMode ? ReportOnQuery : WithoutPause;
            bool isWanted = value == wanted;
            if (setting == Sds011Setting.WorkingPeriod)
            {
                IsWorkingOnCall = isWanted;
            }

            if (isWanted)
            {
                _writes[(int)setting] = 0;
            }
            else if (_writes[(int)setting] < MostWrites)
            {
                _writes[(int)setting]++;
                _part.TrySet(setting, wanted);
            }
        }
    }
}
