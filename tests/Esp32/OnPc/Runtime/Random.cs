using EdgeNode.Esp32OnPc;

namespace System
{
    /// <summary>On an ESP32 the hardware generator.</summary>
    internal sealed class Random
    {
        public void NextBytes(byte[] buffer)
        {
            Chip.Note("Random.NextBytes", $"{buffer.Length}");
            Chip.Current.FillNoise(buffer);
        }
    }
}
