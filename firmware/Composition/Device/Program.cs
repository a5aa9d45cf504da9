using System.Device.Gpio;
using System.Threading;
using EdgeNode.Contracts;
using EdgeNode.Esp32;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using EdgeNode.Timekeeping;

namespace EdgeNode.Composition
{
    /// <summary>The firmware on a board: its parts, and the loop around <see cref="Node.Step"/>.</summary>
    internal static class Program
    {
        private const int RadioAttempts = 3;
        private const int RetryMs = 10000;

        // An hour, and longer where each attempt waits for the access point too.
        private const int StartAttempts = 360;

        // Ten minutes: what of the outbox cannot be read until then is left behind.
        private const int PatientStartAttempts = 60;

        private const int FaultPauseMs = 60000;
        private const int SecondMs = 1000;

        /// <summary>Runs until the box restarts or is switched off.</summary>
        public static void Main()
        {
            GpioController pins = new GpioController();
            WatchdogPin watchdog = new WatchdogPin(pins, Board.WatchdogPin);
            ServiceUart service = new ServiceUart(Board.ServicePort, Board.ServiceTxPin, Board.ServiceRxPin);
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
                System = system,
                Passages = parts.Passages,
                Sensors = parts.Sensors,
            };

            try
            {
                if (TryStart(hardware, network, service, watchdog, out Node node))
                {
                    Run(node, clock, watchdog);
                }
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

        // Random bytes need the radio, not the network: a box without its access point starts all the same, and one whose
        // radio does not answer counts from the window on in which it does. A box that lacks its settings says so on
        // the service port until it has them, or until it gives way to the set before, with which it had them. Each attempt is
        // progress. A driver of the flash or the radio that has failed for an hour may need a restart, and a box that has not
        // started loses nothing by one.
        private static bool TryStart(NodeHardware hardware, WifiNetwork network, IServicePort service, WatchdogPin watchdog, out Node node)
        {
            node = null;
            hardware.Sets.TryBoot();
            for (int i = 0; i < RadioAttempts && !network.IsRadioOn; i++)
            {
                network.TryJoin();
                watchdog.Feed();
            }

            for (int i = 0; i < StartAttempts; i++)
            {
                bool isStarted = Node.TryStart(hardware, i >= PatientStartAttempts, out node, out string refusal);
                string complaint = isStarted ? hardware.Sets.Complaint : refusal;
                if (complaint != null)
                {
                    byte[] line = AsciiText.ToBytes(complaint + "\r\n");
                    service.TryWrite(line, line.Length);
                }

                if (isStarted)
                {
                    return true;
                }

                if (!hardware.Sets.Trial.Step(hardware.Clock.UptimeMs, isAcknowledged: false))
                {
                    return false;
                }

                watchdog.Feed();
                Thread.Sleep(RetryMs);
                network.TryJoin();
            }

            return false;
        }

        // Any other exception that leaves Step() ends this thread, and with it the feeding: the watchdog part restarts the box. Feeding
        // and the look at the uptime come with the first step of each second and not with every step: sensors want steps too,
        // and more of them when one fails. They come before it, so that the step before it is what they say was made: how long
        // this one takes depends on sensors and, at a slot's end, on the noise drawn. Neither the pin nor the moment of the
        // goodbye is to tell any of that.
        private static void Run(Node node, IClock clock, WatchdogPin watchdog)
        {
            long nextSecondMs = 0;
            while (true)
            {
                long uptimeMs = clock.UptimeMs;
                bool isFirstOfSecond = uptimeMs >= nextSecondMs;
                if (isFirstOfSecond && uptimeMs > TickCount.GreatestUptimeMs)
                {
                    node.RequestStop();
                }

                if (isFirstOfSecond)
                {
                    watchdog.Feed();
                    nextSecondMs = uptimeMs - (uptimeMs % SecondMs) + SecondMs;
                }

                int waitMs = node.Step();
                if (node.IsStopped)
                {
                    return;
                }

                Thread.Sleep(waitMs);
            }
        }
    }
}
