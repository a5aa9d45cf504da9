namespace System.Device.Adc
{
    internal sealed class AdcController
    {
        public AdcChannel OpenChannel(int channelNumber)
        {
            return new AdcChannel();
        }
    }
}
