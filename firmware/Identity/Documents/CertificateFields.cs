using EdgeNode.Policies;

namespace EdgeNode.Identity
{
    /// <summary>The parts of a certificate that a box looks at (RFC 5280, 4.1): key, subject and dates. Allocates nothing after construction.</summary>
    public sealed class CertificateFields
    {
        private const int NoName = 0;
        private const int SeveralNames = -1;

        private readonly DerReader _reader = new DerReader();
        private byte[] _der;
        private int _keyAt;
        private int _keyLength;
        private int _nodeAt;
        private int _nodeLength;
        private int _titleAt;
        private int _titleLength;
        private long _notBeforeUtcMs;
        private long _notAfterUtcMs;

        /// <summary>First ms at which the certificate holds, since 1970.</summary>
        public long NotBeforeUtcMs
        {
            get { return _notBeforeUtcMs; }
        }

        /// <summary>The second up to which it holds, in ms since 1970.</summary>
        public long NotAfterUtcMs
        {
            get { return _notAfterUtcMs; }
        }

        /// <summary>Whether the subject has exactly one common name, and that is not empty.</summary>
        public bool HasNode
        {
            get { return _nodeLength > 0; }
        }

        /// <summary>Whom it is about, for people: the subject's common name, or else what stands last in it; empty where the subject is.</summary>
        public string Title
        {
            get { return AsciiText.FromBytes(_der, _titleAt, _titleLength); }
        }

        /// <summary>Whether the key is an uncompressed point of P-256.</summary>
        public bool IsKeyOfCurve
        {
            get
            {
                int headLength = P256Encoding.PublicKeyHead.Length;
                return _keyLength == headLength + DeviceKey.PublicLength
                    && Stands(P256Encoding.PublicKeyHead, _keyAt)
                    && _der[_keyAt + headLength] == DeviceKey.Uncompressed;
            }
        }

        /// <summary>Reads a certificate.</summary>
        /// <param name="der">Holds it and is kept.</param>
        /// <param name="count">Its bytes, and no others.</param>
        /// <returns>False when it is no certificate, or is damaged.</returns>
        public bool TryRead(byte[] der, int count)
        {
            _der = der;
            _notBeforeUtcMs = 0;
            _notAfterUtcMs = 0;
            _reader.Begin(der, 0, count);
            if (!_reader.TryRead(DerTag.Sequence) || !_reader.IsAtEnd)
            {
                return false;
            }

            // Signature algorithm and signature stand behind what is signed, and nothing else.
            _reader.Enter();
            if (!_reader.TryRead(DerTag.Sequence))
            {
                return false;
            }

            int signedAt = _reader.Content;
            int signedLength = _reader.Length;
            if (!_reader.TryRead(DerTag.Sequence) || !_reader.TryRead(DerTag.BitString) || !_reader.IsAtEnd)
            {
                return false;
            }

            _reader.Begin(der, signedAt, signedLength);
            return TryReadSigned();
        }

        /// <summary>Whether the key is this one, of <see cref="DeviceKey.PublicLength"/> bytes. Only for a key of the curve.</summary>
        public bool IsKey(byte[] publicKey)
        {
            return Stands(publicKey, _keyAt + P256Encoding.PublicKeyHead.Length);
        }

        /// <summary>Whether the common name is this node id.</summary>
        public bool IsNode(string node)
        {
            bool isSame = _nodeLength == node.Length;
            for (int i = 0; isSame && i < node.Length; i++)
            {
                isSame = _der[_nodeAt + i] == node[i];
            }

            return isSame;
        }

        // Version, serial number, algorithm, issuer, dates, subject, key.
        private bool TryReadSigned()
        {
            _reader.TryRead(DerTag.Context0);
            if (!_reader.TryRead(DerTag.Integer) || !_reader.TryRead(DerTag.Sequence) || !_reader.TryRead(DerTag.Sequence) || !_reader.TryRead(DerTag.Sequence))
            {
                return false;
            }

            int datesAt = _reader.Content;
            int datesLength = _reader.Length;
            if (!_reader.TryRead(DerTag.Sequence))
            {
                return false;
            }

            int subjectAt = _reader.Content;
            int subjectLength = _reader.Length;
            _keyAt = _reader.Next;
            if (!_reader.TryRead(DerTag.Sequence))
            {
                return false;
            }

            _keyLength = _reader.Next - _keyAt;
            _reader.Begin(_der, datesAt, datesLength);
            return DerTime.TryRead(_reader, _der, out _notBeforeUtcMs)
                && DerTime.TryRead(_reader, _der, out _notAfterUtcMs)
                && _reader.IsAtEnd
                && TryReadSubject(subjectAt, subjectAt + subjectLength);
        }

        // Sets of pairs of an object identifier and a text.
        private bool TryReadSubject(int at, int end)
        {
            _nodeLength = NoName;
            _titleLength = 0;
            while (at < end)
            {
                _reader.Begin(_der, at, end - at);
                if (!_reader.TryRead(DerTag.Set))
                {
                    return false;
                }

                at = _reader.Next;
                if (!TryReadPairs(_reader.Content, at))
                {
                    return false;
                }
            }

            return true;
        }

        private bool TryReadPairs(int at, int end)
        {
            while (at < end)
            {
                _reader.Begin(_der, at, end - at);
                if (!_reader.TryRead(DerTag.Sequence))
                {
                    return false;
                }

                at = _reader.Next;
                _reader.Enter();
                if (!_reader.TryRead(DerTag.ObjectIdentifier))
                {
                    return false;
                }

                bool isCommonName = _reader.IsContent(P256Encoding.CommonName);
                if (!_reader.TryRead((byte)_reader.NextTag) || !_reader.IsAtEnd)
                {
                    return false;
                }

                if (isCommonName || _nodeLength == NoName)
                {
                    _titleAt = _reader.Content;
                    _titleLength = _reader.Length;
                }

                if (isCommonName)
                {
                    _nodeAt = _reader.Content;
                    _nodeLength = _nodeLength == NoName ? _reader.Length : SeveralNames;
                }
            }

            return true;
        }

        private bool Stands(byte[] expected, int at)
        {
            for (int i = 0; i < expected.Length; i++)
            {
                if (_der[at + i] != expected[i])
                {
                    return false;
                }
            }

            return true;
        }
    }
}
