using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Sensing;

namespace EdgeNode.Composition
{
    /// <summary>
    /// Tests each fitted sensor of an open box: a passage sensor by whether it saw a rise in 20 s, another one by whether it gave a value
    /// that is none of a broken part in 45 s. The sensors feed nothing else then. Each hands one bool to <see cref="SensorCheck"/>, at its
    /// moment.
    /// </summary>
    public sealed class SensorTest
    {
        private readonly IUptime _clock;
        private readonly FittedPassage[] _passages;
        private readonly FittedSensor[] _sensors;
        private readonly Presence[] _presences;
        private ISampledSensor[] _drivers;
        private long[] _dueMs;
        private bool _isListening;
        private int _next;

        /// <summary>Makes a test that has not begun.</summary>
        /// <param name="clock">Uptime.</param>
        /// <param name="passages">Passage sensors, on pins that nobody listens to.</param>
        /// <param name="sensors">Other sensors, whose drivers do not run.</param>
        public SensorTest(IUptime clock, FittedPassage[] passages, FittedSensor[] sensors)
        {
            _clock = clock;
            _passages = passages;
            _sensors = sensors;
            string[] subjects = new string[passages.Length + sensors.Length];
            _presences = new Presence[subjects.Length];
            for (int i = 0; i < subjects.Length; i++)
            {
                bool isPassage = i < passages.Length;
                subjects[i] = isPassage ? passages[i].Model + " (" + passages[i].Channel + ")" : sensors[i - passages.Length].Model;
                _presences[i] = new Presence(isPassage ? Presence.CountedMs : Presence.SampledMs);
            }

            Check = new SensorCheck(subjects, passages.Length);
        }

        /// <summary>Takes what comes of it, and says when it is to begin.</summary>
        public SensorCheck Check { get; }

        /// <summary>Does what is due, on the console's grid: when a sensor's line comes does not depend on what a part does.</summary>
        public void Step()
        {
            if (Check.IsAskedFor)
            {
                Check.NoteBegun();
                Begin();
            }

            if (_drivers == null)
            {
                return;
            }

            long uptimeMs = _clock.UptimeMs;
            RunDrivers(uptimeMs);
            if (_presences[_next].TryTell(uptimeMs, out bool hasSeen))
            {
                Check.Note(hasSeen);
                _next++;
            }

            if (_next == _presences.Length)
            {
                // The drivers have buffers.
                _drivers = null;
            }
        }

        private void Begin()
        {
            _next = 0;
            _dueMs = new long[_sensors.Length];
            _drivers = _presences.Length == 0 ? null : new ISampledSensor[_sensors.Length];
            for (int i = 0; i < _sensors.Length; i++)
            {
                // The altitude makes a value better, not one that is none.
                _drivers[i] = SensorDrivers.Make(_sensors[i], QuantitySet.All, altitudeM: 0);
            }

            for (int i = 0; i < _presences.Length; i++)
            {
                _presences[i].Begin(_clock.UptimeMs);
            }

            Listen();
        }

        // A pin has one listener for the life of a boot.
        private void Listen()
        {
            for (int i = 0; i < _passages.Length && !_isListening; i++)
            {
                new PassageSensor(_passages[i].Input, _passages[i].WarmUpMs).Start(_presences[i]);
            }

            _isListening = true;
        }

        private void RunDrivers(long uptimeMs)
        {
            for (int i = 0; i < _drivers.Length; i++)
            {
                if (_drivers[i] != null && uptimeMs >= _dueMs[i])
                {
                    _dueMs[i] = uptimeMs + _drivers[i].Step(uptimeMs, _presences[_passages.Length + i]);
                }
            }
        }
    }
}
