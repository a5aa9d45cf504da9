using EdgeNode.Sensing;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A sensor that wants to run each so many ms, and counts how often it was let.</summary>
    internal sealed class ScriptedSensor : ISampledSensor
    {
        private readonly int _waitMs;

        public ScriptedSensor(int waitMs)
        {
            _waitMs = waitMs;
        }

        public int ErrorCount
        {
            get { return 0; }
        }

        public int Steps { get; private set; }

        public long LastMs { get; private set; }

        public int Step(long uptimeMs, IReadingSink sink)
        {
            Steps++;
            LastMs = uptimeMs;
            return _waitMs;
        }
    }
}
