using System;
using EdgeNode.Contracts;
using EdgeNode.Identity;

namespace EdgeNode.Provisioning
{
    /// <summary>
    /// What a box needs for its key and its request. It lives as long as one command, and holds what makes a key or what makes a request,
    /// never both: together they are 11 KB of the heap, of which a box has 40 to give.
    /// </summary>
    internal sealed class KeyWork
    {
        private readonly P256 _curve = new P256();

        /// <summary>Makes it.</summary>
        /// <param name="entropy">Random bytes from a tested source.</param>
        internal KeyWork(IEntropy entropy)
        {
            Maker = new KeyMaker(_curve, entropy);
            KeyText = new PrivateKeyText(_curve);
        }

        internal DeviceKey Key { get; } = new DeviceKey();

        /// <summary>Makes the key, until <see cref="TurnToRequest"/>.</summary>
        internal KeyMaker Maker { get; private set; }

        /// <summary>Writes and reads its text, until <see cref="TurnToRequest"/>.</summary>
        internal PrivateKeyText KeyText { get; private set; }

        /// <summary>Makes the request, from <see cref="TurnToRequest"/> on.</summary>
        internal RequestMaker Requests { get; private set; }

        /// <summary>The key's text, while it is staged.</summary>
        internal byte[] Text { get; private set; } = new byte[PrivateKeyText.Length];

        /// <summary>Lets go of what made the key, wiped, and makes what makes the request.</summary>
        internal void TurnToRequest()
        {
            WipeMaker();
            Requests = new RequestMaker(new SignatureMaker(_curve, new DeterministicNonces(_curve)));
        }

        /// <summary>Wipes the key and all that was made of it. What the runtime has moved may remain, see <see cref="DeviceKey.Wipe"/>.</summary>
        internal void Wipe()
        {
            Key.Wipe();
            WipeMaker();
            Requests?.Wipe();
            _curve.Wipe();
        }

        private void WipeMaker()
        {
            if (Maker != null)
            {
                Maker.Wipe();
                Array.Clear(Text, 0, Text.Length);
            }

            Maker = null;
            KeyText = null;
            Text = null;
        }
    }
}
