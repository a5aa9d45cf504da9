namespace EdgeNode.Summaries
{
    /// <summary>
    /// A message of the <c>health</c> topic, once a day: how the box itself is, in classes so coarse that none of them
    /// follows the people who pass it.
    /// </summary>
    public sealed class Health
    {
        private readonly string[] _models = new string[About.MaxSensors];
        private readonly ErrorClass[] _errors = new ErrorClass[About.MaxSensors];

        /// <summary>Node id, 1 to 16 of <c>a-z0-9-</c>.</summary>
        public string Node { get; set; }

        /// <summary>How many boots the store has seen.</summary>
        public int Boot { get; set; }

        /// <summary>The day's median signal.</summary>
        public SignalClass Signal { get; set; }

        /// <summary>The heap.</summary>
        public MemoryClass Memory { get; set; }

        /// <summary>Why the last boot happened.</summary>
        public ResetReason Reset { get; set; }

        /// <summary>What waits to be sent.</summary>
        public OutboxClass Outbox { get; set; }

        /// <summary>The clock.</summary>
        public ClockTrust Clock { get; set; }

        /// <summary>Attempts to unlock the box.</summary>
        public UnlockClass Unlocks { get; set; }

        /// <summary>The end of the box's certificate.</summary>
        public ExpiryClass Expiry { get; set; }

        /// <summary>Why the day's last attempt to connect that failed did.</summary>
        public ConnectFailure Connect { get; set; }

        /// <summary>How many sensor models are listed.</summary>
        public int SensorCount { get; private set; }

        /// <summary>Forgets all sensors, so that the object serves the next day.</summary>
        public void ClearSensors()
        {
            SensorCount = 0;
        }

        /// <summary>Lists a sensor. Two of one model share an entry, which holds the worse class.</summary>
        /// <param name="model">Model as in <see cref="About.Sensors"/>.</param>
        /// <param name="errors">How often it failed in the day. A passage sensor has no errors that could be seen.</param>
        public void AddSensor(string model, ErrorClass errors)
        {
            for (int i = 0; i < SensorCount; i++)
            {
                if (_models[i] == model)
                {
                    _errors[i] = errors > _errors[i] ? errors : _errors[i];
                    return;
                }
            }

            _models[SensorCount] = model;
            _errors[SensorCount] = errors;
            SensorCount++;
        }

        /// <summary>Model at <paramref name="index"/>.</summary>
        public string ModelAt(int index)
        {
            return _models[index];
        }

        /// <summary>Errors of the model at <paramref name="index"/>.</summary>
        public ErrorClass ErrorsAt(int index)
        {
            return _errors[index];
        }
    }
}
