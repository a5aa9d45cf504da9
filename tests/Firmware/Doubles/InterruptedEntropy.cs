using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Entropy that gives nothing once, after so many calls that were answered.</summary>
    public sealed class InterruptedEntropy : IEntropy
    {
        private readonly IEntropy _source;
        private int _callsLeft;

        /// <summary>Lets <paramref name="calls"/> calls through to <paramref name="source"/>, refuses one, and lets all others through.</summary>
        public InterruptedEntropy(IEntropy source, int calls)
        {
            _source = source;
            _callsLeft = calls;
        }

        public bool TryFill(byte[] buffer)
        {
            _callsLeft--;
            return _callsLeft != -1 && _source.TryFill(buffer);
        }
    }
}
