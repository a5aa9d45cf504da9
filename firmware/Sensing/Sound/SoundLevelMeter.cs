using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// An analog sound level meter of the DFRobot SEN0232 kind: A-weighted, time weighting Fast, 0.6 V at 30 dB(A) to 2.6 V
    /// at 130 dB(A), linear between (SEN0232 wiki, "Specification").
    /// </summary>
    public sealed class SoundLevelMeter
    {
        /// <summary>Output in mV at 30 dB(A), the lower end of the range.</summary>
        public const int LowestMillivolts = 600;

        /// <summary>Output in mV at 130 dB(A), the upper end of the range.</summary>
        public const int HighestMillivolts = 2600;

        // 20 mV are 1 dB.
        private const int MillivoltsPerTenthDb = 2;

        // A minute. Converter and meter together wander by several mV from second to second even in a quiet room, so two
        // equal samples have a chance well under a half, and sixty of them come from a dead line only.
        private const int BelievedEqual = 60;

        private readonly IAnalogInput _input;
        private readonly StuckCheck _stuck = new StuckCheck(BelievedEqual);

        /// <summary>Makes a driver.</summary>
        /// <param name="input">The pin that the meter's output is on.</param>
        public SoundLevelMeter(IAnalogInput input)
        {
            _input = input;
        }

        /// <summary>Reads the present level.</summary>
        /// <param name="levelTenthDb">Level in 0.1 dB(A), 300 to 1300; 0 when false is returned.</param>
        /// <returns>False when the converter gave nothing, the voltage is outside the meter's range, or it is stuck.</returns>
        public bool TryRead(out int levelTenthDb)
        {
            levelTenthDb = 0;
            if (!_input.TryReadMillivolts(out int millivolts)
                || millivolts < LowestMillivolts
                || millivolts > HighestMillivolts
                || _stuck.IsStuck(millivolts))
            {
                return false;
            }

            levelTenthDb = millivolts / MillivoltsPerTenthDb;
            return true;
        }
    }
}
