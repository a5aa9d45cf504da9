using EdgeNode.Identity;
using EdgeNode.Policies;

namespace EdgeNode.Provisioning
{
    /// <summary>A certificate, read and hashed in slices.</summary>
    internal sealed class CertificateLook
    {
        private readonly Sha256 _sha256 = new Sha256();
        private bool _isRead;
        private bool _isEnded;
        private int _hashed;

        /// <summary>What it says.</summary>
        internal CertificateReader Reader { get; } = new CertificateReader();

        /// <summary>SHA-256 of its DER, once <see cref="Step"/> has returned true and it could be read.</summary>
        internal byte[] Digest { get; } = new byte[Sha256.DigestLength];

        /// <summary>Begins with a text, which is not to be changed before <see cref="Step"/> has returned true.</summary>
        internal void Begin(byte[] text, int offset, int count)
        {
            Reader.Begin(text, offset, count);
            _sha256.Reset();
            _isRead = false;
            _isEnded = false;
            _hashed = 0;
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when all is known, or it cannot be read.</returns>
        internal bool Step()
        {
            if (!_isRead)
            {
                _isRead = Reader.Step();
                return _isRead && Reader.Fault != CertificateVerdict.Fits;
            }

            if (_sha256.HasWork)
            {
                _sha256.Work();
            }
            else if (_hashed < Reader.Length)
            {
                _hashed += _sha256.Offer(Reader.Der, _hashed, Reader.Length - _hashed);
            }
            else if (!_isEnded)
            {
                _sha256.BeginEnd();
                _isEnded = true;
            }
            else
            {
                _sha256.TakeDigest(Digest);
                return true;
            }

            return false;
        }
    }
}
