using EdgeNode.Esp32OnPc;

namespace System.Device.Adc
{
    internal sealed class AdcController
    {
        public AdcChannel OpenChannel(int channelNumber)
        {
            Chip.Note("AdcController.OpenChannel", $"{channelNumber}");
            return new AdcChannel();
        }
    }
}
