namespace EdgeNode.Provisioning
{
    /// <summary>Looks for networks and tells them, one a slice, as results of Improv Serial.</summary>
    internal sealed class ImprovScan
    {
        /// <summary>Most steps that the radio may take: 20 s on the console's grid.</summary>
        internal const int GreatestSteps = 100;

        private const int GreatestNameLength = 32;

        private readonly IImprovNetworks _networks;
        private readonly byte[] _name = new byte[GreatestNameLength];
        private int _waited;
        private int _next;

        internal ImprovScan(IImprovNetworks networks)
        {
            _networks = networks;
        }

        /// <summary>Whether the box can look at all.</summary>
        internal bool IsThere
        {
            get { return _networks != null; }
        }

        /// <summary>Begins to look.</summary>
        /// <returns>False when the radio cannot look now.</returns>
        internal bool TryBegin()
        {
            _waited = 0;
            _next = 0;
            return _networks.TryBegin();
        }

        /// <summary>Waits for the radio, then tells a network a slice, and at last that there are no more.</summary>
        /// <param name="answer">Takes the packet.</param>
        /// <param name="hasFailed">Whether the radio has not come to an end.</param>
        /// <returns>False when there is no more to do.</returns>
        internal bool Step(PacketWriter answer, out bool hasFailed)
        {
            bool isDone = _networks.IsDone;
            hasFailed = !isDone && ++_waited == GreatestSteps;
            if (!isDone)
            {
                return !hasFailed;
            }

            if (_next < _networks.Count)
            {
                Tell(_next++, answer);
                return true;
            }

            answer.BeginResult(ImprovCode.RequestNetworks, 0);
            answer.End();
            return false;
        }

        // One that hides its name is none that a client can choose.
        private void Tell(int index, PacketWriter answer)
        {
            const int Texts = 3;
            int nameLength = _networks.ReadName(index, _name);
            if (nameLength > 0)
            {
                string signal = _networks.SignalDbm(index).ToString();
                string secured = _networks.IsSecured(index) ? "YES" : "NO";
                answer.BeginResult(ImprovCode.RequestNetworks, Texts + nameLength + signal.Length + secured.Length);
                answer.AddText(_name, nameLength);
                answer.AddText(signal);
                answer.AddText(secured);
                answer.End();
            }
        }
    }
}
