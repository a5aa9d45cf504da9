using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;
using EdgeNode.Composition;
using EdgeNode.Contracts;

namespace EdgeNode.Esp32OnPc
{
    /// <summary>What the stand-ins stand in for: one box from power-on to power-off, and what is around it.</summary>
    public sealed class Chip
    {
        /// <summary>Steps of the tick count in ms.</summary>
        public const int TickMs = 10;

        private static readonly AsyncLocal<Chip> Here = new AsyncLocal<Chip>();

        private ulong _noise = 0x9E3779B97F4A7C15;
        private long _wallAtBootTicks;

        private Chip(Flash flash)
        {
            Flash = flash;
            Turns = new Turns();
            Sntp = new RuntimeSntp(this);
            Radio = new Radio(Turns, Sntp);
            Internet = new Internet(this);
            Broker = new Broker(Turns);
            Pins = new SortedDictionary<int, GpioPin>();
            Uarts = new SortedDictionary<string, Uart>();
            SerialParts = new Dictionary<string, ISensorSerialPort>();
            Bus = new Bus(Turns);
            TargetName = "ESP32_REV3";
            ReadAnalog = () => null;

            // The wall clock of an earlier boot survives a reset.
            _wallAtBootTicks = new DateTimeOffset(2031, 5, 1, 0, 0, 0, TimeSpan.Zero).Ticks;
        }

        /// <summary>The box that the present thread is of: for each of a box's threads the same one, also when another box is on.</summary>
        public static Chip Current
        {
            get { return Here.Value; }
        }

        /// <summary>Its file system.</summary>
        public Flash Flash { get; }

        /// <summary>Its threads and its uptime.</summary>
        public Turns Turns { get; }

        /// <summary>Its radio.</summary>
        public Radio Radio { get; }

        /// <summary>The runtime's own SNTP client.</summary>
        public RuntimeSntp Sntp { get; }

        /// <summary>The name servers and time servers that it reaches.</summary>
        public Internet Internet { get; }

        /// <summary>The broker that it reaches.</summary>
        public Broker Broker { get; }

        /// <summary>Pins that were opened.</summary>
        public IDictionary<int, GpioPin> Pins { get; }

        /// <summary>UARTs that were opened.</summary>
        public IDictionary<string, Uart> Uarts { get; }

        /// <summary>Parts at the other end of a UART, by its name; opening the UART connects them.</summary>
        public IDictionary<string, ISensorSerialPort> SerialParts { get; }

        /// <summary>The parts on its I2C buses.</summary>
        public Bus Bus { get; }

        /// <summary>Name of the runtime image's target.</summary>
        public string TargetName { get; set; }

        /// <summary>What the converter gives when it is asked; null where it fails.</summary>
        public Func<int?> ReadAnalog { get; set; }

        /// <summary>Told of each call of the platform until power is off: which one, with what, and the bytes that were handed over.</summary>
        public Action<string, string, byte[]> Observer { get; set; }

        /// <summary>True time at uptime 0, in ms since 1970.</summary>
        public long TrueUtcMs { get; set; }

        /// <summary>Where the generator begins, other than 0.</summary>
        public ulong NoiseSeed
        {
            set { _noise = value; }
        }

        /// <summary>What the generator throws, or null.</summary>
        public Exception NoiseFault { get; set; }

        /// <summary>How often random bytes were asked for.</summary>
        public int NoiseDraws { get; private set; }

        /// <summary>Whether the firmware restarted the chip.</summary>
        public bool IsRestarted { get; private set; }

        /// <summary>The tick count, in steps of 10 ms as on the chip.</summary>
        public long TickCountMs
        {
            get { return Turns.NowMs / TickMs * TickMs; }
        }

        /// <summary>The wall clock, in ticks of 100 ns.</summary>
        public long WallTicks
        {
            get { return _wallAtBootTicks + (Turns.NowMs * TimeSpan.TicksPerMillisecond); }
            set { _wallAtBootTicks = value - (Turns.NowMs * TimeSpan.TicksPerMillisecond); }
        }

        /// <summary>Switches a box on.</summary>
        public static Chip PowerOn(Flash flash)
        {
            Current?.Turns.PowerOff();
            Here.Value = new Chip(flash);
            return Current;
        }

        /// <summary>Runs the firmware of the board esp32-devkit-v1 from its Main.</summary>
        /// <param name="ms">Uptime at which power is cut.</param>
        public void RunMain(int ms)
        {
            Turns.After(ms, Turns.PowerOff);
            try
            {
                Program.Main();
            }
            catch (PowerOffException)
            {
                // Cut, or restarted.
            }
        }

        /// <summary>A thread of the firmware rests. Its timer too runs on the tick count, so that it goes on at a step of that.</summary>
        public void Rest(int ms)
        {
            long wakeMs = (TickCountMs + ms + TickMs - 1) / TickMs * TickMs;
            Turns.Sleep((int)(wakeMs - Turns.NowMs));
        }

        /// <summary>Takes note of a call of the platform.</summary>
        /// <param name="call">Type and method, with the name of what it was called on where there are several.</param>
        /// <param name="detail">What else it was told.</param>
        /// <param name="bytes">Bytes that were handed over.</param>
        public static void Note(string call, string detail = "", params byte[] bytes)
        {
            Chip chip = Current;
            if (!chip.Turns.IsOff)
            {
                chip.Observer?.Invoke(call, detail, bytes);
            }
        }

        /// <summary>Restarts the chip; does not return.</summary>
        public void Restart()
        {
            IsRestarted = true;
            Turns.PowerOff();
            throw new PowerOffException();
        }

        /// <summary>Fills a buffer with noise (xorshift64*).</summary>
        public void FillNoise(byte[] buffer)
        {
            NoiseDraws++;
            if (NoiseFault != null)
            {
                throw NoiseFault;
            }

            for (int i = 0; i < buffer.Length; i++)
            {
                _noise ^= _noise >> 12;
                _noise ^= _noise << 25;
                _noise ^= _noise >> 27;
                buffer[i] = (byte)((_noise * 0x2545F4914F6CDD1D) >> 56);
            }
        }
    }
}
