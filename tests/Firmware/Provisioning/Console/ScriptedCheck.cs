using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A check that needs some slices for each of its results.</summary>
    internal sealed class ScriptedCheck : IBoxCheck
    {
        private const int SlicesOfResult = 3;

        private readonly string[] _subjects;
        private readonly string[] _faults;
        private int _slices;
        private int _next;

        /// <param name="subjects">What it tells about.</param>
        /// <param name="faults">What is wrong with each; empty for what is good.</param>
        public ScriptedCheck(string[] subjects, string[] faults)
        {
            _subjects = subjects;
            _faults = faults;
        }

        public int Begins { get; private set; }

        public string Subject { get; private set; }

        public string Fault { get; private set; }

        public void Begin()
        {
            Begins++;
            _next = 0;
            _slices = 0;
        }

        public CheckProgress Step()
        {
            if (_next == _subjects.Length)
            {
                return CheckProgress.Ended;
            }

            _slices++;
            if (_slices % SlicesOfResult != 0)
            {
                return CheckProgress.Working;
            }

            Subject = _subjects[_next];
            Fault = _faults[_next].Length == 0 ? null : _faults[_next];
            _next++;
            return CheckProgress.Told;
        }
    }
}
