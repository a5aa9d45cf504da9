using System.Device.Gpio;
using System.Threading;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;

namespace EdgeNode.Composition
{
    /// <summary>The firmware on a board: its parts, and the loop around <see cref="Box.Step"/>.</summary>
    internal static class Program
    {
        private const int FaultPauseMs = 60000;
        private const int SecondMs = 1000;

        /// <summary>Runs until the box restarts or is switched off.</summary>
        public static void Main()
        {
            GpioController pins = new GpioController();
            WatchdogPin watchdog = new WatchdogPin(pins, Board.WatchdogPin);
            FileStore store = new FileStore();
            SetStore sets = new SetStore(store);
            Esp32System system = new Esp32System(store);
            NetworkClock clock = new NetworkClock(new TickCount(), FirmwareVersion.ReleasedUtcMs);
            WifiNetwork network = new WifiNetwork(sets);
            BoardParts parts = new BoardParts(pins);
            NodeHardware hardware = new NodeHardware
            {
                Board = Board.Name,
                Clock = clock,
                TimeLink = new UdpLink(network),
                Entropy = new HardwareEntropy(network),
                Store = store,
                Sets = sets,
                OutboxSegments = Board.OutboxSegments,
                Link = new MqttLink(sets, network, clock),
                Network = network,
                Scan = new WifiScan(network),
                System = system,
                Indicator = Board.LedPin < 0 ? null : new LedPin(pins, Board.LedPin),
                Service = new ServiceUart(Board.ServicePort, Board.ServiceTxPin, Board.ServiceRxPin),
                Passages = parts.Passages,
                Sensors = parts.Sensors,
            };

            try
            {
                Run(new Box(hardware), clock, watchdog);
            }
            catch (InvariantException)
            {
                // What this boot holds is not to be trusted, and not to be sent. The pause is for the flash: a fault that comes back
                // at once must not wear it out. A watchdog that is faster finds the mark made.
                system.MarkFault();
                Thread.Sleep(FaultPauseMs);
            }

            system.Restart();
        }

        // Any other exception that leaves Step() ends this thread, and with it the feeding: the watchdog part restarts the box. Feeding
        // and the look at the uptime come with the first step of each second and not with every step: sensors want steps too,
        // and more of them when one fails. They come before it, so that the step before it is what they say was made: how long
        // this one takes depends on sensors and, at a slot's end, on the noise drawn. Neither the pin nor the moment of the
        // goodbye is to tell any of that.
        private static void Run(Box box, IClock clock, WatchdogPin watchdog)
        {
            long nextSecondMs = 0;
            while (true)
            {
                long uptimeMs = clock.UptimeMs;
                bool isFirstOfSecond = uptimeMs >= nextSecondMs;
                if (isFirstOfSecond && uptimeMs > TickCount.GreatestUptimeMs)
                {
                    box.RequestStop();
                }

                if (isFirstOfSecond)
                {
                    watchdog.Feed();
                    nextSecondMs = uptimeMs - (uptimeMs % SecondMs) + SecondMs;
                }

                int waitMs = box.Step();
                if (box.IsStopped)
                {
                    return;
                }

                Thread.Sleep(waitMs);
            }
        }
    }
}
