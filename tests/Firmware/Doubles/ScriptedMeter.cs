using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A sound level meter's voltage, never twice the same in a row, which notes how many commits the store had seen at each look.</summary>
    public sealed class ScriptedMeter : IAnalogInput
    {
        private readonly RamStore _store;

        public ScriptedMeter(RamStore store)
        {
            _store = store;
            Millivolts = 1000;
        }

        public int Millivolts { get; set; }

        public int Reads { get; private set; }

        public int CommitsAtLastRead { get; private set; }

        /// <summary>The clock that a look moves on by <see cref="LookTakesMs"/>; null for none.</summary>
        public ScriptedClock HeldClock { get; set; }

        public int LookTakesMs { get; set; }

        public bool TryReadMillivolts(out int millivolts)
        {
            Reads++;
            HeldClock?.Advance(LookTakesMs);
            CommitsAtLastRead = _store.Commits;
            millivolts = Millivolts + (Reads % 3);
            return true;
        }
    }
}
