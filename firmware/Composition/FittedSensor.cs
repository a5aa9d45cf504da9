using EdgeNode.Contracts;

namespace EdgeNode.Composition
{
    /// <summary>A part that is read at its own times, on the pin, port or bus that the board has it on.</summary>
    public sealed class FittedSensor
    {
        /// <summary>Describes a part that answers with a voltage.</summary>
        /// <param name="model">The part, one that <see cref="SensorDrivers"/> knows.</param>
        /// <param name="pin">The pin.</param>
        /// <param name="channels">Channels of a policy that it feeds, such as <c>sound</c>.</param>
        public FittedSensor(string model, IAnalogInput pin, params string[] channels)
        {
            Model = model;
            Pin = pin;
            Channels = channels;
        }

        /// <summary>Describes a part on a UART.</summary>
        /// <param name="model">The part, one that <see cref="SensorDrivers"/> knows.</param>
        /// <param name="port">The UART.</param>
        /// <param name="channels">Channels of a policy that it feeds, such as <c>pm25</c>.</param>
        public FittedSensor(string model, ISensorSerialPort port, params string[] channels)
        {
            Model = model;
            Port = port;
            Channels = channels;
        }

        /// <summary>Describes a part on an I2C bus.</summary>
        /// <param name="model">The part, one that <see cref="SensorDrivers"/> knows.</param>
        /// <param name="bus">The bus.</param>
        /// <param name="address">The part's 7 bit address.</param>
        /// <param name="channels">Channels of a policy that it feeds, such as <c>co2</c>.</param>
        public FittedSensor(string model, II2cBus bus, int address, params string[] channels)
        {
            Model = model;
            Bus = bus;
            Address = address;
            Channels = channels;
        }

        /// <summary>The part's name in <c>about</c> and <c>health</c>, such as <c>scd41</c>.</summary>
        public string Model { get; }

        /// <summary>Channels of a policy that it feeds: of what it measures, that which the board takes from it.</summary>
        public string[] Channels { get; }

        /// <summary>The pin of a part that answers with a voltage; null for others.</summary>
        public IAnalogInput Pin { get; }

        /// <summary>The UART of a part on one; null for others.</summary>
        public ISensorSerialPort Port { get; }

        /// <summary>The bus of a part on one; null for others.</summary>
        public II2cBus Bus { get; }

        /// <summary>Address of the part on <see cref="Bus"/>.</summary>
        public int Address { get; }
    }
}
