using EdgeNode.Contracts;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Entropy that looks random, does not run out, and can get stuck.</summary>
    public sealed class GoodEntropy : IEntropy
    {
        private readonly ScriptedChance _chance;
        private int _stuckFrom = int.MaxValue;
        private byte _stuckByte;

        /// <summary>Gives the bytes of <see cref="TapeEntropy.GoodBytes"/> for this seed.</summary>
        public GoodEntropy(uint seed)
        {
            _chance = new ScriptedChance(seed);
        }

        /// <summary>Bytes given so far.</summary>
        public int Position { get; private set; }

        /// <summary>Makes all bytes from a position on the same.</summary>
        public void StickFrom(int position, byte value)
        {
            _stuckFrom = position;
            _stuckByte = value;
        }

        public bool TryFill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                byte good = (byte)_chance.Below(256);
                buffer[i] = Position < _stuckFrom ? good : _stuckByte;
                Position++;
            }

            return true;
        }
    }
}
