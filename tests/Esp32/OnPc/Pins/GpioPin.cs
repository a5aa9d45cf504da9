using System.Collections.Generic;
using EdgeNode.Esp32OnPc;

namespace System.Device.Gpio
{
    /// <summary>One pin.</summary>
    public sealed class GpioPin
    {
        internal GpioPin(PinMode mode)
        {
            Mode = mode;
        }

        /// <summary>Raised on each change of an input.</summary>
        public event PinValueChangedEventHandler ValueChanged;

        /// <summary>What it was opened as.</summary>
        public PinMode Mode { get; }

        /// <summary>Level of an output.</summary>
        public bool IsHigh { get; private set; }

        /// <summary>Uptimes of the rises of an output, in ms.</summary>
        public List<long> Rises { get; } = new List<long>();

        /// <summary>Sets an output.</summary>
        public void Write(PinValue value)
        {
            if (value.IsHigh && !IsHigh)
            {
                Rises.Add(Chip.Current.Turns.NowMs);
            }

            IsHigh = value.IsHigh;
        }

        /// <summary>Drives an input from outside.</summary>
        public void Drive(bool isHigh)
        {
            ValueChanged?.Invoke(this, new PinValueChangedEventArgs(isHigh ? PinEventTypes.Rising : PinEventTypes.Falling));
        }
    }
}
