namespace System.Device.Gpio
{
    /// <summary>Takes changes of a pin.</summary>
    public delegate void PinValueChangedEventHandler(object sender, PinValueChangedEventArgs e);
}
