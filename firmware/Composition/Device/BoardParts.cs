using System.Device.Gpio;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using nanoFramework.Runtime.Native;

namespace EdgeNode.Composition
{
    /// <summary>The sensors of the board that this image is made for, each on its pins.</summary>
    internal sealed class BoardParts
    {
        private readonly I2cPins[] _buses = new I2cPins[Board.I2cBuses.Length];

        /// <summary>Opens the pins of every fitted sensor.</summary>
        public BoardParts(GpioController pins)
        {
            for (int i = 0; i < _buses.Length; i++)
            {
                _buses[i] = new I2cPins(Board.I2cBuses[i], Board.I2cDataPins[i], Board.I2cClockPins[i]);
            }

            Passages = new FittedPassage[Board.PassagePins.Length];
            for (int i = 0; i < Passages.Length; i++)
            {
                GpioEdgeInput input = new GpioEdgeInput(pins, Board.PassagePins[i]);
                Passages[i] = new FittedPassage(Board.PassageChannels[i], Board.PassageModels[i], input, Board.PassageWarmUpMs[i]);
            }

            Co2Bus = BusNumbered(Board.Co2Bus);
            ClimateBus = BusNumbered(Board.ClimateBus);
            if (Board.SoundAdcChannel >= 0)
            {
                SoundMeter = new AdcInput(Board.SoundAdcChannel, AdcLine.OfTarget(SystemInfo.TargetName));
            }

            if (Board.ParticulatePort != null)
            {
                ParticulateSensor = new ParticulateUart(Board.ParticulatePort, Board.ParticulateTxPin, Board.ParticulateRxPin);
            }
        }

        /// <summary>Passage sensors, possibly none.</summary>
        public FittedPassage[] Passages { get; }

        /// <summary>The sound level meter's pin, or null.</summary>
        public IAnalogInput SoundMeter { get; }

        /// <summary>The SDS011's port, or null.</summary>
        public ISensorSerialPort ParticulateSensor { get; }

        /// <summary>The bus of the SCD41, or null.</summary>
        public II2cBus Co2Bus { get; }

        /// <summary>The bus of the BME280, or null.</summary>
        public II2cBus ClimateBus { get; }

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
