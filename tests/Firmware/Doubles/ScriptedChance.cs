namespace EdgeNode.Firmware.Tests
{
    /// <summary>Chance that a seed replays: Marsaglia's xorshift (13-17-5) over 32 bits.</summary>
    public sealed class ScriptedChance
    {
        private uint _state;

        /// <summary>Starts from <paramref name="seed"/>; 0 is taken as 1.</summary>
        public ScriptedChance(uint seed)
        {
            _state = seed == 0 ? 1 : seed;
        }

        /// <summary>A number from 0 below <paramref name="bound"/>.</summary>
        public int Below(int bound)
        {
            _state ^= _state << 13;
            _state ^= _state >> 17;
            _state ^= _state << 5;

            // The upper bits of xorshift are the better ones.
            return (int)((_state >> 8) % (uint)bound);
        }
    }
}
