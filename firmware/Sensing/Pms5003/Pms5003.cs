using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>The Plantower PMS5003 laser dust sensor on a UART at 9600 baud. It reports by itself, each 0.2 to 2.3 s.</summary>
    public sealed class Pms5003
    {
        /// <summary>How long fan and laser must run before a value is good, in ms (data manual V2.3, "Circuit attentions", 4).</summary>
        public const int WarmUpMs = 30000;

        /// <summary>Greatest distance of two reports in ms (V2.3, "Output result", stable mode).</summary>
        public const int SlowestReportMs = 2300;

        private const int TenthsPerUnit = 10;

        // An hour of five-minute readings. Concentrations are whole ug/m3 and repeat themselves in clean air; counts of grains in a
        // working part do not.
        private const int BelievedEqual = 12;

        private readonly ISensorSerialPort _port;
        private readonly byte[] _command = new byte[Pms5003Frame.CommandLength];
        private readonly SerialWindow _window;
        private readonly StuckCheck _stuck = new StuckCheck(BelievedEqual);

        /// <summary>Makes a driver.</summary>
        /// <param name="port">The part's port.</param>
        public Pms5003(ISensorSerialPort port)
        {
            _port = port;
            _window = new SerialWindow(port, Pms5003Frame.MeasurementLength);
        }

        /// <summary>Switches fan and laser on.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TryWake()
        {
            Pms5003Frame.WriteWake(_command);
            return TrySend();
        }

        /// <summary>Switches fan and laser off, which wear out.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TrySleep()
        {
            Pms5003Frame.WriteSleep(_command);
            return TrySend();
        }

        /// <summary>Makes the part report by itself. It does so after power-on, but somebody else may have told it otherwise.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TryReport()
        {
            Pms5003Frame.WriteReport(_command);
            return TrySend();
        }

        /// <summary>Throws away what has arrived so far.</summary>
        public void Discard()
        {
            _window.Discard();
        }

        /// <summary>Looks through what has arrived since the last call. Any other bytes before, between or in frames are skipped.</summary>
        /// <param name="pm25Tenth">PM2.5 in 0.1 ug/m3, 0 to 9999; 0 when false is returned.</param>
        /// <param name="pm10Tenth">PM10 in 0.1 ug/m3, 0 to 9999; 0 when false is returned.</param>
        /// <returns>
        /// False while no whole frame has arrived, or when the one that did is stuck or says that nothing was measured. Above
        /// the range is a reading at its end.
        /// </returns>
        public bool TryRead(out int pm25Tenth, out int pm10Tenth)
        {
            bool read = TryFind(out pm25Tenth, out pm10Tenth);
            _window.WipeArrived();
            return read;
        }

        private bool TryFind(out int pm25Tenth, out int pm10Tenth)
        {
            pm25Tenth = 0;
            pm10Tenth = 0;
            _window.TryFill();
            while (_window.TryMove())
            {
                if (Pms5003Frame.TryParse(_window.Latest, out int pm25, out int pm10, out int grainsOf03, out int grainsOf05))
                {
                    _window.Wipe();

                    // In clean air a concentration of 0 is true, but no air outdoors is without a single fine grain: a part whose laser
                    // or fan does not run answers zeros in good form.
                    if (grainsOf03 == 0 || _stuck.IsStuck((grainsOf03 << 16) | grainsOf05))
                    {
                        return false;
                    }

                    pm25Tenth = QuantityTable.Of(Quantity.Pm25).InRange(pm25 * TenthsPerUnit);
                    pm10Tenth = QuantityTable.Of(Quantity.Pm10).InRange(pm10 * TenthsPerUnit);
                    return true;
                }
            }

            return false;
        }

        private bool TrySend()
        {
            return _port.TryWrite(_command, Pms5003Frame.CommandLength);
        }
    }
}
