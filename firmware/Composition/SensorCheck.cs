using EdgeNode.Provisioning;

namespace EdgeNode.Composition
{
    /// <summary>
    /// What the console is told of a box's sensors: for each of them one bool, once <see cref="SensorTest"/> has handed it over. It reaches
    /// no sensor, so that no call of the console's comes to one.
    /// </summary>
    public sealed class SensorCheck : IBoxCheck
    {
        private const string NoEdge = "no-edge: nothing was seen in 20 s; walk by, then check the wiring; a PIR sees nothing in its first minute";
        private const string NoReading = "no-reading: no good value came in 45 s; check power, wiring and the part's address";

        private readonly string[] _subjects;
        private readonly int _passages;
        private readonly bool[] _haveSeen;
        private int _told;
        private int _next;

        /// <summary>Makes a check of sensors by their names.</summary>
        /// <param name="subjects">The sensors, passage sensors first.</param>
        /// <param name="passages">How many of them are passage sensors.</param>
        public SensorCheck(string[] subjects, int passages)
        {
            _subjects = subjects;
            _passages = passages;
            _haveSeen = new bool[subjects.Length];
        }

        /// <summary>Whether a test was asked for, and not begun yet.</summary>
        public bool IsAskedFor { get; private set; }

        /// <inheritdoc/>
        public string Subject { get; private set; }

        /// <inheritdoc/>
        public string Fault { get; private set; }

        /// <inheritdoc/>
        public void Begin()
        {
            _told = 0;
            _next = 0;
            IsAskedFor = true;
        }

        /// <summary>Says that the test that was asked for has begun.</summary>
        public void NoteBegun()
        {
            IsAskedFor = false;
        }

        /// <summary>Takes whether the next of the sensors has answered.</summary>
        public void Note(bool hasSeen)
        {
            _haveSeen[_told] = hasSeen;
            _told++;
        }

        /// <inheritdoc/>
        public CheckProgress Step()
        {
            if (_next == _subjects.Length)
            {
                return CheckProgress.Ended;
            }

            if (_next == _told)
            {
                return CheckProgress.Working;
            }

            Subject = _subjects[_next];
            Fault = _haveSeen[_next] ? null : _next < _passages ? NoEdge : NoReading;
            _next++;
            return CheckProgress.Told;
        }
    }
}
