using System;
using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Provisioning
{
    /// <summary>What a box needs for its key and its request, 13 KB of the heap. It lives as long as one command.</summary>
    internal sealed class KeyWork
    {
        private readonly P256 _curve = new P256();

        /// <summary>Makes it.</summary>
        /// <param name="entropy">Random bytes from a tested source.</param>
        internal KeyWork(IEntropy entropy)
        {
            Maker = new KeyMaker(_curve, entropy);
            KeyText = new PrivateKeyText(_curve);
            Requests = new RequestMaker(new SignatureMaker(_curve, new DeterministicNonces(_curve)));
        }

        internal DeviceKey Key { get; } = new DeviceKey();

        internal KeyMaker Maker { get; }

        internal PrivateKeyText KeyText { get; }

        internal RequestMaker Requests { get; }

        /// <summary>The key's text, while it is staged.</summary>
        internal byte[] Text { get; } = new byte[PrivateKeyText.Length];

        /// <summary>Wipes the key and all that was made of it. What the runtime has moved may remain, see <see cref="DeviceKey.Wipe"/>.</summary>
        internal void Wipe()
        {
            Key.Wipe();
            Maker.Wipe();
            Requests.Wipe();
            _curve.Wipe();
            Array.Clear(Text, 0, Text.Length);
        }
    }
}
