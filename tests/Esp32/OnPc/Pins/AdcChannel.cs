using EdgeNode.Esp32OnPc;

namespace System.Device.Adc
{
    internal sealed class AdcChannel
    {
        public int ReadValue()
        {
            return Chip.Current.AnalogSample ?? throw new InvalidOperationException();
        }
    }
}
