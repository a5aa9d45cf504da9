namespace EdgeNode.Sensing
{
    /// <summary>Runs each sensor of a box when it wants to run. Allocates nothing after it is made.</summary>
    public sealed class SensorSchedule
    {
        // What a box without sampled sensors waits for.
        private const int LongestWaitMs = 60000;

        private readonly ISampledSensor[] _sensors;
        private readonly long[] _dueMs;
        private long _earliestDueMs;

        /// <summary>Makes the schedule; every sensor is due at the first step.</summary>
        /// <param name="sensors">The fitted sensors, possibly none; at one moment they run in this order.</param>
        public SensorSchedule(ISampledSensor[] sensors)
        {
            _sensors = sensors;
            _dueMs = new long[sensors.Length];
        }

        /// <summary>Runs the sensors that are due at <paramref name="uptimeMs"/>; their readings go to <paramref name="sink"/>.</summary>
        /// <returns>Milliseconds until a sensor next wants to run, 1 to 60,000; before that a step does nothing.</returns>
        public int Step(long uptimeMs, IReadingSink sink)
        {
            if (uptimeMs >= _earliestDueMs)
            {
                RunDue(uptimeMs, sink);
            }

            return (int)(_earliestDueMs - uptimeMs);
        }

        private void RunDue(long uptimeMs, IReadingSink sink)
        {
            _earliestDueMs = uptimeMs + LongestWaitMs;
            for (int i = 0; i < _sensors.Length; i++)
            {
                if (uptimeMs >= _dueMs[i])
                {
                    _dueMs[i] = uptimeMs + _sensors[i].Step(uptimeMs, sink);
                }

                if (_dueMs[i] < _earliestDueMs)
                {
                    _earliestDueMs = _dueMs[i];
                }
            }
        }
    }
}
