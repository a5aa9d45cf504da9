using EdgeNode.Contracts;
using EdgeNode.Firmware.Tests;

namespace EdgeNode.Headless
{
    /// <summary>Random-looking bytes without end, the same ones in every world.</summary>
    public sealed class HeadlessEntropy : IEntropy
    {
        private readonly ScriptedChance _chance = new ScriptedChance(672);

        /// <inheritdoc/>
        public bool TryFill(byte[] buffer)
        {
            for (int i = 0; i < buffer.Length; i++)
            {
                buffer[i] = (byte)_chance.Below(256);
            }

            return true;
        }
    }
}
