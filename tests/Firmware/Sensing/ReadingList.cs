using EdgeNode.Sensing;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Keeps the first hundred readings.</summary>
    internal sealed class ReadingList : IReadingSink
    {
        private readonly Reading[] _readings = new Reading[100];

        public int Count { get; private set; }

        public Reading this[int index]
        {
            get { return _readings[index]; }
        }

        public void Accept(Reading reading)
        {
            _readings[Count++] = reading;
        }
    }
}
