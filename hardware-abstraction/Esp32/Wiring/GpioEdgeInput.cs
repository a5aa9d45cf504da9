using System;
using System.Device.Gpio;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32
{
    /// <summary>
    /// One input pin. A rise is handed on in the callback of the runtime, with the uptime at which that callback runs: the
    /// runtime notes the time of the interrupt but does not hand it on. Nothing is counted or kept here.
    /// </summary>
    /// <remarks>
    /// Callbacks run on the runtime's event thread, while <c>Node.Step()</c> runs on another. While DNS, the TLS
    /// handshake or a transfer on a bus that hung holds the runtime, changes of the pin wait in the runtime's queue and arrive afterwards
    /// with a later uptime, close together, so that the lockout merges them: of all passages in that time one is counted. The queue has 128
    /// places for all events of the runtime, and the oldest goes when it is full (nf-interpreter, SaveToHALQueue in
    /// NativeEventDispatcher.cpp, INTERRUPT_RECORDS__medium). A pulse takes two, each burst of bytes from a UART one, each change of the
    /// network one, read by anyone or not. So a long hold can lose rises here too, but the last 128 events have to be other ones before the
    /// passage that counts is lost with them. A pulse shorter than the interrupt's latency is not seen.
    /// </remarks>
    public sealed class GpioEdgeInput : IEdgeInput
    {
        private readonly GpioPin _pin;
        private IEdgeSink _sink;

        /// <summary>Opens a pin as an input that is pulled down, so that a cut cable gives no rises.</summary>
        /// <param name="controller">The processor's pins.</param>
        /// <param name="pin">GPIO number. GPIO 34 to 39 of a classic ESP32 have no pull resistor; a sensor there needs one of its own.</param>
        public GpioEdgeInput(GpioController controller, int pin)
        {
            _pin = controller.OpenPin(pin, PinMode.InputPullDown);
        }

        /// <inheritdoc/>
        public void Start(IEdgeSink sink)
        {
            _sink = sink;
            _pin.ValueChanged += OnValueChanged;
        }

        private void OnValueChanged(object sender, PinValueChangedEventArgs e)
        {
            if (e.ChangeType == PinEventTypes.Rising)
            {
                _sink.OnRise(Environment.TickCount64);
            }
        }
    }
}
