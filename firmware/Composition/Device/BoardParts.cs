using System.Device.Gpio;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Composition
{
    /// <summary>The sensors of the board that this image is made for, each on its pins.</summary>
    internal sealed class BoardParts
    {
        private readonly I2cLine[] _buses = new I2cLine[Board.I2cBuses.Length];

        /// <summary>Opens the pins of every fitted sensor.</summary>
        public BoardParts(GpioController pins)
        {
            for (int i = 0; i < _buses.Length; i++)
            {
                _buses[i] = new I2cLine(Board.I2cBuses[i], Board.I2cDataPins[i], Board.I2cClockPins[i]);
            }

            Passages = new FittedPassage[Board.PassagePins.Length];
            for (int i = 0; i < Passages.Length; i++)
            {
                GpioEdgeInput input = new GpioEdgeInput(pins, Board.PassagePins[i]);
                Passages[i] = new FittedPassage(Board.PassageChannels[i], Board.PassageModels[i], input, Board.PassageWarmUpMs[i]);
            }

            Sensors = new FittedSensor[Board.SensorModels.Length];
            for (int i = 0; i < Sensors.Length; i++)
            {
                Sensors[i] = SensorAt(i);
            }
        }

        /// <summary>Passage sensors, possibly none.</summary>
        public FittedPassage[] Passages { get; }

        /// <summary>Other sensors, possibly none, in the order of the board's text.</summary>
        public FittedSensor[] Sensors { get; }

        private FittedSensor SensorAt(int index)
        {
            string model = Board.SensorModels[index];
            string[] channels = Board.SensorChannels[index];
            if (Board.SensorPorts[index].Length > 0)
            {
                SensorUart port = new SensorUart(Board.SensorPorts[index], Board.SensorTxPins[index], Board.SensorRxPins[index]);
                return new FittedSensor(model, port, channels);
            }

            if (Board.SensorBuses[index] > 0)
            {
                return new FittedSensor(model, BusNumbered(Board.SensorBuses[index]), Board.SensorAddresses[index], channels);
            }

            return new FittedSensor(model, new AdcInput(Board.SensorAdcChannels[index], AdcLine.OfTarget(SystemInfo.TargetName)), channels);
        }

        private II2cBus BusNumbered(int bus)
        {
            for (int i = 0; i < _buses.Length; i++)
            {
                if (Board.I2cBuses[i] == bus)
                {
                    return _buses[i];
                }
            }

            return null;
        }
    }
}
