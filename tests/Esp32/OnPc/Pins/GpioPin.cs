using System.Collections.Generic;
using EdgeNode.Esp32OnPc;

namespace System.Device.Gpio
{
    /// <summary>One pin.</summary>
    public sealed class GpioPin
    {
        private readonly int _number;
        private PinValueChangedEventHandler _valueChanged;

        internal GpioPin(int number, PinMode mode)
        {
            _number = number;
            Mode = mode;
        }

        /// <summary>Raised on each change of an input.</summary>
        public event PinValueChangedEventHandler ValueChanged
        {
            add
            {
                Chip.Note($"GpioPin.add_ValueChanged {_number}");
                _valueChanged += value;
            }

            remove
            {
                Chip.Note($"GpioPin.remove_ValueChanged {_number}");
                _valueChanged -= value;
            }
        }

        /// <summary>What it was opened as.</summary>
        public PinMode Mode { get; }

        /// <summary>Level of an output.</summary>
        public bool IsHigh { get; private set; }

        /// <summary>Uptimes of the rises of an output, in ms.</summary>
        public List<long> Rises { get; } = new List<long>();

        /// <summary>Sets an output.</summary>
        public void Write(PinValue value)
        {
            Chip.Note($"GpioPin.Write {_number}", value.IsHigh ? "high" : "low");
            if (value.IsHigh && !IsHigh)
            {
                Rises.Add(Chip.Current.Turns.NowMs);
            }

            IsHigh = value.IsHigh;
        }

        /// <summary>Drives an input from outside.</summary>
        public void Drive(bool isHigh)
        {
            _valueChanged?.Invoke(this, new PinValueChangedEventArgs(isHigh ? PinEventTypes.Rising : PinEventTypes.Falling));
        }
    }
}
