using EdgeNode.Blurring;
using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using EdgeNode.Sensing;

namespace EdgeNode.Composition
{
    /// <summary>
    /// Tests each fitted sensor of an open box: a passage sensor by whether it saw a rise in 20 s, another one by whether it gave a value
    /// that is none of a broken part in 45 s. The sensors feed nothing else then.
    /// </summary>
    public sealed class SensorCheck : IBoxCheck
    {
        private const string NoEdge = "no-edge: nothing was seen in 20 s; walk by, then check the wiring; a PIR sees nothing in its first minute";
        private const string NoReading = "no-reading: no good value came in 45 s; check power, wiring and the part's address";

        private readonly IUptime _clock;
        private readonly FittedPassage[] _passages;
        private readonly FittedSensor[] _sensors;
        private readonly int _altitudeM;
        private readonly Presence[] _presences;
        private ISampledSensor[] _drivers;
        private long[] _dueMs;
        private bool _isListening;
        private int _next;

        /// <summary>Makes a check.</summary>
        /// <param name="clock">Uptime.</param>
        /// <param name="passages">Passage sensors, on pins that nobody listens to.</param>
        /// <param name="sensors">Other sensors, whose drivers do not run.</param>
        /// <param name="altitudeM">Altitude of the box above the sea in m.</param>
        public SensorCheck(IUptime clock, FittedPassage[] passages, FittedSensor[] sensors, int altitudeM)
        {
            _clock = clock;
            _passages = passages;
            _sensors = sensors;
            _altitudeM = altitudeM;
            _presences = new Presence[passages.Length + sensors.Length];
            for (int i = 0; i < _presences.Length; i++)
            {
                _presences[i] = new Presence(i < passages.Length ? Presence.CountedMs : Presence.SampledMs);
            }
        }

        /// <inheritdoc/>
        public string Subject { get; private set; }

        /// <inheritdoc/>
        public string Fault { get; private set; }

        /// <inheritdoc/>
        public void Begin()
        {
            _next = 0;
            _drivers = new ISampledSensor[_sensors.Length];
            _dueMs = new long[_sensors.Length];
            for (int i = 0; i < _sensors.Length; i++)
            {
                _drivers[i] = SensorDrivers.Make(_sensors[i], QuantitySet.All, _altitudeM);
            }

            for (int i = 0; i < _presences.Length; i++)
            {
                _presences[i].Begin(_clock.UptimeMs);
            }

            Listen();
        }

        /// <inheritdoc/>
        public CheckProgress Step()
        {
            if (_next == _presences.Length)
            {
                // The drivers have buffers.
                _drivers = null;
                return CheckProgress.Ended;
            }

            long uptimeMs = _clock.UptimeMs;
            RunDrivers(uptimeMs);
            if (!_presences[_next].TryTell(uptimeMs, out bool hasSeen))
            {
                return CheckProgress.Working;
            }

            bool isPassage = _next < _passages.Length;
            Subject = isPassage
                ? _passages[_next].Model + " (" + _passages[_next].Channel + ")"
                : _sensors[_next - _passages.Length].Model;
            Fault = hasSeen ? null : isPassage ? NoEdge : NoReading;
            _next++;
            return CheckProgress.Told;
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

        // All of them on the console's grid, however many there are: when a line comes does not depend on what a part does.
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
