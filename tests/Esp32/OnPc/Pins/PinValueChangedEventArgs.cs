namespace System.Device.Gpio
{
    /// <summary>One change of a pin.</summary>
    public sealed class PinValueChangedEventArgs : EventArgs
    {
        internal PinValueChangedEventArgs(PinEventTypes changeType)
        {
            ChangeType = changeType;
        }

        /// <summary>What happened.</summary>
        public PinEventTypes ChangeType { get; }
    }
}
