using EdgeNode.Contracts;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>The networks that the radio has found, for clients of Improv Serial.</summary>
    public sealed class ScannedNetworks : IImprovNetworks
    {
        private const int GreatestNameLength = 32;
        private const int GreatestCharacterLength = 4;

        private readonly IWifiScan _scan;
        private readonly byte[] _character = new byte[GreatestCharacterLength];

        /// <summary>Makes a view of a radio's scan.</summary>
        public ScannedNetworks(IWifiScan scan)
        {
            _scan = scan;
        }

        /// <inheritdoc/>
        public bool IsDone
        {
            get { return _scan.Phase != ScanPhase.UnderWay; }
        }

        /// <inheritdoc/>
        public int Count
        {
            get { return _scan.Count; }
        }

        /// <inheritdoc/>
        public bool TryBegin()
        {
            _scan.Begin();
            return _scan.Phase == ScanPhase.UnderWay || _scan.Phase == ScanPhase.Done;
        }

        /// <inheritdoc/>
        /// <remarks>A name that is none in UTF-8 is told as a hidden one.</remarks>
        public int ReadName(int index, byte[] name)
        {
            string text = _scan.NameAt(index);
            int length = 0;
            int characters;
            for (int i = 0; i < text.Length; i += characters)
            {
                int count = Utf8Text.Write(Utf8Text.CodePointAt(text, i, out characters), _character, 0);
                if (length + count > GreatestNameLength)
                {
                    return 0;
                }

                for (int j = 0; j < count; j++)
                {
                    name[length++] = _character[j];
                }
            }

            return length;
        }

        /// <inheritdoc/>
        public int SignalDbm(int index)
        {
            return _scan.DbmAt(index);
        }

        /// <inheritdoc/>
        /// <remarks>Always: the platform does not tell how a network is secured, and a client asks for no password otherwise.</remarks>
        public bool IsSecured(int index)
        {
            return true;
        }
    }
}
