using EdgeNode.Policies;

namespace EdgeNode.Identity
{
    /// <summary>
    /// Makes the PKCS#10 request (RFC 2986) with which a city's authority certifies a box's key: its subject is the node id, it has no
    /// attributes and is signed with ecdsa-with-SHA256. In slices of at most 75,000 IL instructions; allocates nothing after construction.
    /// </summary>
    public sealed class RequestMaker
    {
        /// <summary>What the first line of its PEM says.</summary>
        public const string Label = "CERTIFICATE REQUEST";

        /// <summary>Greatest length of the DER.</summary>
        public const int GreatestLength = 217;

        private const int GreatestInfoLength = 127;

        private readonly SignatureMaker _signatures;
        private readonly Sha256 _sha256 = new Sha256();
        private readonly byte[] _digest = new byte[Sha256.DigestLength];
        private readonly DerWriter _info = new DerWriter(GreatestInfoLength);
        private DeviceKey _key;
        private bool _isHashed;

        /// <summary>Makes a maker of requests.</summary>
        public RequestMaker(SignatureMaker signatures)
        {
            _signatures = signatures;
        }

        /// <summary>The request, once <see cref="Step"/> has returned true.</summary>
        public DerWriter Request { get; } = new DerWriter(GreatestLength);

        /// <summary>Begins a request.</summary>
        /// <param name="key">Not to be wiped before the request is there.</param>
        /// <param name="node">The node id.</param>
        public void Begin(DeviceKey key, string node)
        {
            _key = key;
            _isHashed = false;
            Request.Clear();
            _info.Clear();
            _info.Prepend(0);
            _info.Prepend(DerTag.Context0);
            _info.Prepend(key.Public, 0, DeviceKey.PublicLength);
            _info.Prepend(P256Encoding.PublicKeyHead, 0, P256Encoding.PublicKeyHead.Length);
            PrependName(node);
            _info.Prepend(0);
            _info.Prepend(1);
            _info.Prepend(DerTag.Integer);
            _info.Wrap(DerTag.Sequence, 0);
        }

        /// <summary>Does a slice.</summary>
        /// <returns>True when the request is there.</returns>
        public bool Step()
        {
            if (!_isHashed)
            {
                _sha256.Add(_info.Buffer, _info.Start, _info.Count);
                _sha256.Finish(_digest);
                _signatures.Begin(_key, _digest);
                _key = null;
                _isHashed = true;
                return false;
            }

            if (!_signatures.Step())
            {
                return false;
            }

            SignatureDer.Prepend(_signatures.Signature, Request);
            Request.Prepend(0);
            Request.Wrap(DerTag.BitString, 0);
            Request.Prepend(P256Encoding.EcdsaWithSha256, 0, P256Encoding.EcdsaWithSha256.Length);
            Request.Prepend(_info.Buffer, _info.Start, _info.Count);
            Request.Wrap(DerTag.Sequence, 0);
            return true;
        }

        /// <summary>Wipes what is left of a request that is not finished.</summary>
        public void Wipe()
        {
            _signatures.Wipe();
            _key = null;
        }

        private void PrependName(string node)
        {
            int end = _info.Count;
            for (int i = node.Length - 1; i >= 0; i--)
            {
                _info.Prepend((byte)node[i]);
            }

            _info.Wrap(DerTag.Utf8String, end);
            _info.Prepend(P256Encoding.CommonName, 0, P256Encoding.CommonName.Length);
            _info.Prepend((byte)P256Encoding.CommonName.Length);
            _info.Prepend(DerTag.ObjectIdentifier);
            _info.Wrap(DerTag.Sequence, end);
            _info.Wrap(DerTag.Set, end);
            _info.Wrap(DerTag.Sequence, end);
        }
    }
}
