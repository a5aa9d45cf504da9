using EdgeNode.Esp32OnPc;

namespace System.Device.Adc
{
    internal sealed class AdcChannel
    {
        public int ReadValue()
        {
            Chip.Note("AdcChannel.ReadValue");
            return Chip.Current.ReadAnalog() ?? throw new InvalidOperationException();
        }
    }
}
