using System;
using EdgeNode.Contracts;

namespace EdgeNode.Composition
{
    /// <summary>Random bytes that were drawn and tested ahead of time, for keys and challenges. What is given is forgotten.</summary>
    public sealed class ReservedBytes : IEntropy
    {
        /// <summary>Most bytes that can be asked for at once.</summary>
        public const int Capacity = 32;

        private readonly byte[] _bytes = new byte[Capacity];

        /// <summary>Whether there are bytes to be had.</summary>
        public bool AreThere { get; private set; }

        /// <summary>Takes bytes.</summary>
        /// <param name="bytes"><see cref="Capacity"/> bytes, which are copied.</param>
        public void Put(byte[] bytes)
        {
            Array.Copy(bytes, _bytes, Capacity);
            AreThere = true;
        }

        /// <inheritdoc/>
        /// <remarks>False, with the buffer wiped, while there are none, and for a buffer longer than <see cref="Capacity"/>.</remarks>
        public bool TryFill(byte[] buffer)
        {
            bool isGiven = AreThere && buffer.Length <= Capacity;
            Array.Clear(buffer, 0, buffer.Length);
            if (isGiven)
            {
                Array.Copy(_bytes, buffer, buffer.Length);
                Array.Clear(_bytes, 0, Capacity);
                AreThere = false;
            }

            return isGiven;
        }
    }
}
