using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>
    /// An analog sound level meter of the DFRobot SEN0232 kind: A-weighted, time weighting Fast, 0.6 V at 30 dB(A) to 2.6 V
    /// at 130 dB(A), linear between (SEN0232 wiki, "Specification").
    /// </summary>
    public sealed class SoundLevelMeter
    {
        // Sounds beyond the range and the tolerance of meter and converter move the output a little past its ends; that is a
        // reading at the end. A cut line (pulled to 0 V) or a short to the 3.3 V supply lies well beyond these limits.
        private const int LowestWorkingMillivolts = 400;
        private const int HighestWorkingMillivolts = 2900;

        // 20 mV are 1 dB.
        private const int MillivoltsPerTenthDb = 2;

        // A minute. Converter and meter together wander by several mV from second to second even in a quiet room, so two
        // equal samples have a chance well under a half, and sixty of them come from a dead line only. A meter at an end of
        // its range is no exception: its output stands still there, the converter does not.
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
        /// <returns>
        /// False when the converter gave nothing, the voltage is one that only a broken or disconnected meter gives (below
        /// 400 mV or above 2900 mV), or it is stuck. A little beyond the range is a reading at its end.
        /// </returns>
        public bool TryRead(out int levelTenthDb)
        {
            levelTenthDb = 0;
            if (!_input.TryReadMillivolts(out int millivolts)
                || millivolts < LowestWorkingMillivolts
                || millivolts > HighestWorkingMillivolts)
            {
                return false;
            }

            if (_stuck.IsStuck(millivolts))
            {
                return false;
            }

            levelTenthDb = QuantityTable.Of(Quantity.SoundLevel).InRange(millivolts / MillivoltsPerTenthDb);
            return true;
        }
    }
}
