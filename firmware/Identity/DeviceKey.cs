using System;

namespace EdgeNode.Identity
{
    /// <summary>The box's key on P-256. The private part leaves this project only as the text of <see cref="PrivateKeyText"/>.</summary>
    public sealed class DeviceKey
    {
        /// <summary>Length of the public part: 4, x, y.</summary>
        public const int PublicLength = 1 + (2 * PrimeField.Length);

        /// <summary>Length of the private part.</summary>
        public const int PrivateLength = PrimeField.Length;

        /// <summary>What an uncompressed point begins with (SEC 1, 2.3.3).</summary>
        public const byte Uncompressed = 4;

        /// <summary>Makes an empty key, which <see cref="KeyMaker"/> or <see cref="PrivateKeyText"/> fills.</summary>
        public DeviceKey()
        {
            Public[0] = Uncompressed;
        }

        /// <summary>The uncompressed public point. Not to be written to.</summary>
        public byte[] Public { get; } = new byte[PublicLength];

        /// <summary>The private scalar.</summary>
        internal byte[] Private { get; } = new byte[PrivateLength];

        /// <summary>Wipes the private part.</summary>
        /// <remarks>
        /// The runtime moves objects when it compacts the heap, and what stood in the old place stays until something else is put
        /// there; locals on the runtime's stacks are not wiped either.
        /// </remarks>
        public void Wipe()
        {
            Array.Clear(Private, 0, PrivateLength);
        }
    }
}
