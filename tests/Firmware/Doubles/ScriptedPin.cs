using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A pin whose rises a test makes.</summary>
    public sealed class ScriptedPin : IEdgeInput
    {
        private IEdgeSink _sink;

        public bool IsStarted
        {
            get { return _sink != null; }
        }

        public void Start(IEdgeSink sink)
        {
            _sink = sink;
        }

        public void Rise(long uptimeMs)
        {
            if (_sink != null)
            {
                _sink.OnRise(uptimeMs);
            }
        }
    }
}
