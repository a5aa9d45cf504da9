namespace EdgeNode.Provisioning
{
    /// <summary>Walks over the certificates of a text, PEM one after the other. What stands between them does not count.</summary>
    internal sealed class CertificateBlocks
    {
        private const string FirstLine = "-----BEGIN CERTIFICATE-----";
        private const string LastLine = "-----END CERTIFICATE-----";
        private const byte LineFeed = (byte)'\n';

        private readonly byte[] _text;
        private readonly int _length;
        private int _next;

        /// <summary>Makes a walk that stands before the first certificate.</summary>
        /// <param name="text">The text.</param>
        /// <param name="length">Its bytes.</param>
        internal CertificateBlocks(byte[] text, int length)
        {
            _text = text;
            _length = length;
        }

        /// <summary>Number of the certificate that the walk stands on, from 1; 0 before the first.</summary>
        internal int Number { get; private set; }

        /// <summary>Where it begins.</summary>
        internal int Start { get; private set; }

        /// <summary>Where it ends: behind its last line, or at the end of the text where that is missing.</summary>
        internal int End
        {
            get { return _next; }
        }

        /// <summary>Moves to the next certificate.</summary>
        /// <returns>False when there is none.</returns>
        internal bool TryNext()
        {
            while (_next < _length && !Stands(FirstLine))
            {
                _next = AfterLine();
            }

            if (_next == _length)
            {
                return false;
            }

            Start = _next;
            Number++;
            bool isLast = false;
            while (_next < _length && !isLast)
            {
                isLast = Stands(LastLine);
                _next = AfterLine();
            }

            return true;
        }

        private int AfterLine()
        {
            int at = _next;
            while (at < _length && _text[at] != LineFeed)
            {
                at++;
            }

            return at < _length ? at + 1 : _length;
        }

        private bool Stands(string expected)
        {
            bool stands = _length - _next >= expected.Length;
            for (int i = 0; i < expected.Length && stands; i++)
            {
                stands = _text[_next + i] == expected[i];
            }

            return stands;
        }
    }
}
