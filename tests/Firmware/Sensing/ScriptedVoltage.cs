using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>An analog input with the voltage that a test sets.</summary>
    internal sealed class ScriptedVoltage : IAnalogInput
    {
        public int Millivolts { get; set; }

        public bool IsBroken { get; set; }

        public bool TryReadMillivolts(out int millivolts)
        {
            millivolts = IsBroken ? 0 : Millivolts;
            return !IsBroken;
        }
    }
}
