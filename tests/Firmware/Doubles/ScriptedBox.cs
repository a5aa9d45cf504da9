using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A processor and its radio, as a test sets them.</summary>
    public sealed class ScriptedBox : INetwork, ISystem
    {
        public ScriptedBox()
        {
            SignalDbm = -60;
            FreeMemoryBytes = 80000;
            ResetCause = ResetCause.PowerOn;
            HasNetwork = true;
        }

        public bool HasNetwork { get; set; }

        public int SignalDbm { get; set; }

        public ResetCause ResetCause { get; set; }

        public int FreeMemoryBytes { get; set; }

        public bool IsRadioOn
        {
            get { return true; }
        }

        public void BeginJoin()
        {
        }

        public bool TryGetSignalDbm(out int dbm)
        {
            dbm = HasNetwork ? SignalDbm : 0;
            return HasNetwork;
        }
    }
}
