using EdgeNode.Contracts;
using EdgeNode.Identity;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>Whether a certificate is the box's, in slices, and what to say where it is not.</summary>
    internal sealed class CertificateCheck
    {
        private readonly IClock _clock;
        private readonly long _releasedUtcMs;
        private readonly CertificateLook _look = new CertificateLook();
        private readonly PrivateKeyText _keyText = new PrivateKeyText(new P256());
        private readonly DeviceKey _key = new DeviceKey();
        private SetDraft _draft;
        private string _node;
        private bool _hasKey;

        /// <summary>Makes a check.</summary>
        /// <param name="clock">Time, where it is trusted.</param>
        /// <param name="releasedUtcMs">When the firmware was released, in ms since 1970: a moment that has passed for certain.</param>
        internal CertificateCheck(IClock clock, long releasedUtcMs)
        {
            _clock = clock;
            _releasedUtcMs = releasedUtcMs;
        }

        /// <summary>What is wrong, one of <see cref="ErrorCode"/>; null when the certificate is the box's.</summary>
        internal string Code { get; private set; }

        /// <summary>What was found, and what is allowed or to be done.</summary>
        internal string Text { get; private set; }

        /// <summary>SHA-256 of the certificate's DER in hexadecimal digits.</summary>
        internal string Fingerprint
        {
            get { return HexText.FromBytes(_look.Digest, Sha256.DigestLength); }
        }

        /// <summary>When the certificate ends.</summary>
        internal string End
        {
            get { return UtcText.Of(_look.Reader.Fields.NotAfterUtcMs); }
        }

        /// <summary>Begins.</summary>
        /// <param name="draft">Has the key.</param>
        /// <param name="node">The node id.</param>
        /// <param name="text">PEM, of which the first certificate counts; not to be changed meanwhile.</param>
        /// <param name="count">Its bytes.</param>
        internal void Begin(SetDraft draft, string node, byte[] text, int count)
        {
            _draft = draft;
            _node = node;
            _hasKey = false;
            _look.Begin(text, 0, count);
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when it is known.</returns>
        internal bool Step()
        {
            if (!_hasKey)
            {
                _hasKey = StagedKey.TryRead(_draft, _keyText, _key);
                _key.Wipe();
                return !_hasKey && Refuse(ErrorCode.Key, "box-key: not a key that a box makes; csr new makes one");
            }

            if (!_look.Step())
            {
                return false;
            }

            bool isTrusted = _clock.TryGetUtcMs(out long utcMs);
            CertificateVerdict verdict = isTrusted
                ? _look.Reader.CheckAt(_key.Public, _node, utcMs)
                : _look.Reader.CheckWithoutTime(_key.Public, _node, _releasedUtcMs);
            return Tell(verdict, utcMs);
        }

        private bool Tell(CertificateVerdict verdict, long utcMs)
        {
            CertificateFields fields = _look.Reader.Fields;
            switch (verdict)
            {
                case CertificateVerdict.Fits:
                    return Refuse(null, null);
                case CertificateVerdict.NoCertificate:
                    return Refuse(ErrorCode.NoCertificate, "found no line -----BEGIN CERTIFICATE-----; allowed: PEM (of DER: openssl x509 -inform der)");
                case CertificateVerdict.TooLong:
                    return Refuse(ErrorCode.TooLong, "allowed: a certificate of at most " + CertificateReader.GreatestLength.ToString() + " bytes of DER");
                case CertificateVerdict.OtherKindOfKey:
                    return Refuse(ErrorCode.OtherKey, "found a key that is none of P-256; allowed: the answer to the request of csr");
                case CertificateVerdict.OtherKey:
                    return Refuse(ErrorCode.OtherKey, "found the certificate of another key; allowed: the answer to the request that csr gives");
                case CertificateVerdict.NoNode:
                    return Refuse(ErrorCode.OtherNode, "found none or several common names; allowed: one, the node id " + _node);
                case CertificateVerdict.OtherNode:
                    return Refuse(ErrorCode.OtherNode, "found a certificate for " + FoundText.Of(fields.Title) + "; allowed: for the node id " + _node);
                case CertificateVerdict.EndsBeforeItBegins:
                    return Refuse(ErrorCode.Dates, "found an end, " + UtcText.Of(fields.NotAfterUtcMs) + ", before the beginning, " + UtcText.Of(fields.NotBeforeUtcMs));
                case CertificateVerdict.NotYetValid:
                    return Refuse(ErrorCode.NotYetValid, "it begins " + UtcText.Of(fields.NotBeforeUtcMs) + ", and by the time servers it is " + UtcText.Of(utcMs) + "; look at the clock of the authority");
                case CertificateVerdict.Expired:
                    return Refuse(ErrorCode.Expired, "it ended " + UtcText.Of(fields.NotAfterUtcMs) + ", and by the time servers it is " + UtcText.Of(utcMs));
                case CertificateVerdict.EndsTooEarly:
                    return Refuse(ErrorCode.Expired, "it ended " + UtcText.Of(fields.NotAfterUtcMs) + ", and the firmware is of " + UtcText.Of(_releasedUtcMs) + "; the box has no time of its own yet");
                default:
                    return Refuse(ErrorCode.Damaged, "found a certificate that is cut off, or none; allowed: PEM, all lines of it");
            }
        }

        private bool Refuse(string code, string text)
        {
            Code = code;
            Text = text;
            return true;
        }
    }
}
