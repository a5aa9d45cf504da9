using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A radio that hears what a test says.</summary>
    internal sealed class ScriptedScan : IWifiScan
    {
        private readonly string[] _names;
        private readonly int[] _dbm;

        public ScriptedScan(string[] names, int[] dbm)
        {
            _names = names;
            _dbm = dbm;
        }

        /// <summary>What becomes of a scan.</summary>
        public ScanPhase Outcome { get; set; } = ScanPhase.Done;

        public int Scans { get; private set; }

        public ScanPhase Phase { get; private set; }

        public int Count
        {
            get { return _names.Length; }
        }

        public void Begin()
        {
            Scans++;
            Phase = Outcome;
        }

        public string NameAt(int index)
        {
            return _names[index];
        }

        public int DbmAt(int index)
        {
            return _dbm[index];
        }
    }
}
