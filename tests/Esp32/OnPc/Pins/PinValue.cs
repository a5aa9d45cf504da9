namespace System.Device.Gpio
{
    /// <summary>Level of a pin.</summary>
    public readonly struct PinValue
    {
        private PinValue(bool isHigh)
        {
            IsHigh = isHigh;
        }

        /// <summary>High.</summary>
        public static PinValue High
        {
            get { return new PinValue(true); }
        }

        /// <summary>Low.</summary>
        public static PinValue Low
        {
            get { return new PinValue(false); }
        }

        internal bool IsHigh { get; }
    }
}
