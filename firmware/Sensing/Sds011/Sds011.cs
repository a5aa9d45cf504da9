using EdgeNode.Contracts;

namespace EdgeNode.Sensing
{
    /// <summary>The Nova Fitness SDS011 laser dust sensor on a UART at 9600 baud.</summary>
    public sealed class Sds011
    {
        /// <summary>How long fan and laser must run before a value is good, in ms: 30 s (SDS011 user manual).</summary>
        public const int WarmUpMs = 30000;

        // An hour of five-minute readings. In clean air one value can come twice, but PM2.5 and PM10 are counted apart:
        // over a month outdoors (15,228 readings) the pair was never the same more than twice in a row. A part that stands
        // still at the end of its range is no exception.
        private const int BelievedEqual = 12;

        private readonly ISensorSerialPort _port;
        private readonly byte[] _command = new byte[Sds011Frame.CommandLength];
        private readonly SerialWindow _window;
        private readonly StuckCheck _stuck = new StuckCheck(BelievedEqual);

        /// <summary>Makes a driver.</summary>
        /// <param name="port">The part's port.</param>
        public Sds011(ISensorSerialPort port)
        {
            _port = port;
            _window = new SerialWindow(port, Sds011Frame.ReplyLength);
        }

        /// <summary>Whether the part has answered the latest query, be it with a reading or with what is none.</summary>
        public bool HasAnswered { get; private set; }

        /// <summary>Switches fan and laser on.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TryWake()
        {
            Sds011Frame.WriteWork(_command);
            return TrySend();
        }

        /// <summary>Switches fan and laser off, which wear out in about 8,000 hours of use.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TrySleep()
        {
            Sds011Frame.WriteSleep(_command);
            return TrySend();
        }

        /// <summary>Throws away what has arrived so far and asks what a setting is. A sleeping part does not listen.</summary>
        /// <param name="setting">The setting.</param>
        /// <returns>False when the port cannot send.</returns>
        public bool TryAsk(Sds011Setting setting)
        {
            _window.Discard();
            Sds011Frame.WriteAsk(_command, setting);
            return TrySend();
        }

        /// <summary>Looks for the answer to <see cref="TryAsk"/> in what has arrived since.</summary>
        /// <param name="setting">The setting that was asked for.</param>
        /// <param name="value">Its value, 0 to 255; 0 when false is returned.</param>
        /// <returns>False when there is no such answer.</returns>
        public bool TryReadSetting(Sds011Setting setting, out int value)
        {
            bool isFound = false;
            value = 0;
            for (int i = 0; i < SerialWindow.MostReads && !isFound && _window.TryFill(); i++)
            {
                while (!isFound && _window.TryMove())
                {
                    isFound = Sds011Frame.TryParseSetting(_window.Latest, 0, setting, out value);
                }
            }

            _window.Wipe();
            return isFound;
        }

        /// <summary>Sets a setting. It stays so without power, and each call wears the memory behind it; a sleeping part does not listen.</summary>
        /// <param name="setting">The setting.</param>
        /// <param name="value">Its value, 0 to 30.</param>
        /// <returns>False when the port cannot send.</returns>
        public bool TrySet(Sds011Setting setting, int value)
        {
            Sds011Frame.WriteSet(_command, setting, (byte)value);
            return TrySend();
        }

        /// <summary>Throws away what has arrived so far and asks for one measurement.</summary>
        /// <returns>False when the port cannot send.</returns>
        public bool TryQuery()
        {
            HasAnswered = false;
            _window.Discard();
            Sds011Frame.WriteQuery(_command);
            return TrySend();
        }

        /// <summary>Looks through what has arrived since the last call. Any other bytes before, between or in frames are skipped.</summary>
        /// <param name="pm25Tenth">PM2.5 in 0.1 ug/m3, 0 to 9999; 0 when false is returned.</param>
        /// <param name="pm10Tenth">PM10 in 0.1 ug/m3, 1 to 9999; 0 when false is returned.</param>
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
            _window.TryFill();
            while (_window.TryMove())
            {
                if (Sds011Frame.TryParseMeasurement(_window.Latest, 0, out pm25Tenth, out pm10Tenth))
                {
                    _window.Wipe();
                    HasAnswered = true;

                    // PM10 counts the smaller particles as well, and no air outdoors is without any: in a month the lowest
                    // pair was 0.4 and 0.5. A part whose laser or fan does not run answers 0.0 and 0.0 in good form.
                    if (pm10Tenth == 0 || _stuck.IsStuck((pm10Tenth << 16) | pm25Tenth))
                    {
                        break;
                    }

                    pm25Tenth = QuantityTable.Of(Quantity.Pm25).InRange(pm25Tenth);
                    pm10Tenth = QuantityTable.Of(Quantity.Pm10).InRange(pm10Tenth);
                    return true;
                }
            }

            pm25Tenth = 0;
            pm10Tenth = 0;
            return false;
        }

        private bool TrySend()
        {
            return _port.TryWrite(_command, Sds011Frame.CommandLength);
        }
    }
}
