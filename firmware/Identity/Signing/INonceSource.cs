namespace EdgeNode.Identity
{
    /// <summary>The secret number of each signature. One that is used twice, or guessed in part, gives the private key away.</summary>
    public interface INonceSource
    {
        /// <summary>Begins for one key and one message.</summary>
        /// <param name="key">32 bytes, the private key.</param>
        /// <param name="digest">32 bytes, the message's SHA-256.</param>
        void Begin(byte[] key, byte[] digest);

        /// <summary>Does a slice of at most 75,000 IL instructions.</summary>
        /// <returns>True when a nonce is there. The next call begins another one.</returns>
        bool Step();

        /// <summary>Gives the nonce.</summary>
        /// <param name="nonce">Is given its limbs, a plain number from 1 to n - 1.</param>
        void Read(long[] nonce);

        /// <summary>Wipes all that was made of the key.</summary>
        void Wipe();
    }
}
