using EdgeNode.Esp32OnPc;

namespace System.Threading
{
    internal sealed class AutoResetEvent
    {
        private const int PollMs = 10;

        private bool _isSet;

        public AutoResetEvent(bool isSet)
        {
            _isSet = isSet;
        }

        public void Set()
        {
            _isSet = true;
        }

        public bool WaitOne(int timeoutMs, bool exitContext)
        {
            Chip.Note("AutoResetEvent.WaitOne", $"{timeoutMs} {exitContext}");
            for (int waitedMs = 0; !_isSet && waitedMs < timeoutMs; waitedMs += PollMs)
            {
                Chip.Current.Rest(PollMs);
            }

            bool wasSet = _isSet;
            _isSet = false;
            return wasSet;
        }
    }
}
