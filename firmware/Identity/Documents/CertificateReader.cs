using System;

namespace EdgeNode.Identity
{
    /// <summary>
    /// Reads a certificate as far as a box must know it before it takes it: key, common name and dates (RFC 5280, 4.1). Of a chain the
    /// first counts. The authority's signature is the broker's to check. In slices of at most 75,000 IL instructions; allocates nothing
    /// after construction.
    /// </summary>
    public sealed class CertificateReader
    {
        /// <summary>Most bytes of a certificate's DER. One for P-256, signed with RSA of 4,096 bits, has about 1,300.</summary>
        public const int GreatestLength = 2048;

        private const int LongForm = 0x80;

        private readonly byte[] _der = new byte[GreatestLength];
        private readonly PemDecoder _decoder = new PemDecoder("CERTIFICATE");
        private readonly CertificateFields _fields = new CertificateFields();
        private int _length;
        private CertificateVerdict _fault;

        /// <summary>What the certificate says, once <see cref="Step"/> has returned true and the verdict is not that it cannot be read.</summary>
        public CertificateFields Fields
        {
            get { return _fields; }
        }

        /// <summary>The certificate's DER, once <see cref="Step"/> has returned true; the first <see cref="Length"/> bytes count. Not to be written to.</summary>
        public byte[] Der
        {
            get { return _der; }
        }

        /// <summary>Bytes of the DER.</summary>
        public int Length
        {
            get { return _length; }
        }

        /// <summary>Why it cannot be read, once <see cref="Step"/> has returned true; <see cref="CertificateVerdict.Fits"/> when it can.</summary>
        public CertificateVerdict Fault
        {
            get { return _fault; }
        }

        /// <summary>Begins with PEM, or DER and nothing else, in <paramref name="count"/> bytes of <paramref name="data"/> from <paramref name="offset"/>.</summary>
        /// <param name="data">Not to be changed before <see cref="Step"/> has returned true.</param>
        /// <param name="offset">Index of the first byte.</param>
        /// <param name="count">How many.</param>
        public void Begin(byte[] data, int offset, int count)
        {
            _length = 0;
            _fault = CertificateVerdict.Fits;
            if (count >= 2 && data[offset] == DerTag.Sequence && data[offset + 1] >= LongForm)
            {
                if (count > GreatestLength)
                {
                    _fault = CertificateVerdict.TooLong;
                    return;
                }

                Array.Copy(data, offset, _der, 0, count);
                _length = count;
                return;
            }

            _decoder.Begin(data, offset, count, _der);
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the certificate is read, or is known not to be one.</returns>
        public bool Step()
        {
            if (_length == 0 && _fault == CertificateVerdict.Fits)
            {
                return IsRefusedBy(_decoder.Step());
            }

            if (_fault == CertificateVerdict.Fits && !_fields.TryRead(_der, _length))
            {
                _fault = CertificateVerdict.Damaged;
            }

            return true;
        }

        /// <summary>Checks the certificate of a box that has trusted time.</summary>
        /// <param name="publicKey">The box's, 65 bytes.</param>
        /// <param name="node">The node id.</param>
        /// <param name="utcMs">Trusted time, ms since 1970.</param>
        public CertificateVerdict CheckAt(byte[] publicKey, string node, long utcMs)
        {
            CertificateVerdict verdict = CheckOwner(publicKey, node);
            if (verdict != CertificateVerdict.Fits)
            {
                return verdict;
            }

            if (utcMs < _fields.NotBeforeUtcMs)
            {
                return CertificateVerdict.NotYetValid;
            }

            return utcMs > _fields.NotAfterUtcMs ? CertificateVerdict.Expired : CertificateVerdict.Fits;
        }

        /// <summary>Checks the certificate of a box that has no trusted time.</summary>
        /// <param name="publicKey">The box's, 65 bytes.</param>
        /// <param name="node">The node id.</param>
        /// <param name="leastUtcMs">A moment that has passed for certain, such as the firmware's release, in ms since 1970.</param>
        public CertificateVerdict CheckWithoutTime(byte[] publicKey, string node, long leastUtcMs)
        {
            CertificateVerdict verdict = CheckOwner(publicKey, node);
            bool hasEnded = verdict == CertificateVerdict.Fits && leastUtcMs > _fields.NotAfterUtcMs;
            return hasEnded ? CertificateVerdict.EndsTooEarly : verdict;
        }

        private bool IsRefusedBy(PemOutcome outcome)
        {
            switch (outcome)
            {
                case PemOutcome.Working:
                    return false;
                case PemOutcome.Decoded:
                    _length = _decoder.Count;
                    _fault = _length == 0 ? CertificateVerdict.Damaged : CertificateVerdict.Fits;
                    return _length == 0;
                case PemOutcome.Missing:
                    _fault = CertificateVerdict.NoCertificate;
                    return true;
                case PemOutcome.TooLong:
                    _fault = CertificateVerdict.TooLong;
                    return true;
                default:
                    _fault = CertificateVerdict.Damaged;
                    return true;
            }
        }

        private CertificateVerdict CheckOwner(byte[] publicKey, string node)
        {
            if (_fault != CertificateVerdict.Fits)
            {
                return _fault;
            }

            if (!_fields.IsKeyOfCurve)
            {
                return CertificateVerdict.OtherKindOfKey;
            }

            if (!_fields.IsKey(publicKey))
            {
                return CertificateVerdict.OtherKey;
            }

            if (!_fields.HasNode)
            {
                return CertificateVerdict.NoNode;
            }

            if (!_fields.IsNode(node))
            {
                return CertificateVerdict.OtherNode;
            }

            return _fields.NotAfterUtcMs < _fields.NotBeforeUtcMs ? CertificateVerdict.EndsBeforeItBegins : CertificateVerdict.Fits;
        }
    }
}
