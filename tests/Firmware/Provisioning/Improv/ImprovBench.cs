using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A console that answers packets of Improv Serial, and a client that sends them.</summary>
    internal sealed class ImprovBench
    {
        /// <summary>Steps that pass at each call.</summary>
        public const int Steps = 60;

        public ImprovBench(bool isLocked)
            : this(isLocked, new RamStore())
        {
        }

        public ImprovBench(bool isLocked, RamStore store)
        {
            SetStore sets = new SetStore(store);
            sets.Open();
            Draft = new SetDraft(sets);
            Settings = new StagedSettings(Draft);
            Networks = new ScriptedNetworks();
            Port = new ScriptedServicePort();
            Say = new EchoCommand("say", takesLines: false, isForLocked: true);
            Doc = new EchoCommand("doc", takesLines: true, isForLocked: true);
            ImprovDevice device = new ImprovDevice("0.1.0", "esp32-devkit-v1", "kx7q22");
            ConsoleCommand[] commands = { Say, Doc, new ShowCommand(Settings, Draft), new SetCommand(Settings) };
            Console = new ServiceConsole(Port, commands, new ImprovService(device, Settings, Networks, isLocked), isLocked);
        }

        public SetDraft Draft { get; }

        public StagedSettings Settings { get; }

        public ScriptedNetworks Networks { get; }

        public ScriptedServicePort Port { get; }

        public EchoCommand Say { get; }

        public EchoCommand Doc { get; }

        public ServiceConsole Console { get; }

        /// <summary>Makes a packet, written after the protocol's page: header, version, type, length, data, sum of all before.</summary>
        public static byte[] Packet(byte type, byte[] data)
        {
            byte[] packet = new byte[data.Length + 10];
            byte[] header = AsciiText.ToBytes("IMPROV");
            for (int i = 0; i < header.Length; i++)
            {
                packet[i] = header[i];
            }

            packet[6] = 1;
            packet[7] = type;
            packet[8] = (byte)data.Length;
            int sum = 0;
            for (int i = 0; i < data.Length; i++)
            {
                packet[9 + i] = data[i];
            }

            for (int i = 0; i < packet.Length - 1; i++)
            {
                sum += packet[i];
            }

            packet[packet.Length - 1] = (byte)sum;
            return packet;
        }

        /// <summary>Makes the packet that asks for something without data of its own.</summary>
        public static byte[] Request(byte command)
        {
            return Packet(3, new byte[] { command, 0 });
        }

        /// <summary>Makes the packet that sends name and password of a network.</summary>
        public static byte[] Wifi(string name, string password)
        {
            byte[] nameBytes = AsciiText.ToBytes(name);
            byte[] passwordBytes = AsciiText.ToBytes(password);
            byte[] data = new byte[nameBytes.Length + passwordBytes.Length + 4];
            data[0] = 1;
            data[1] = (byte)(data.Length - 2);
            data[2] = (byte)nameBytes.Length;
            for (int i = 0; i < nameBytes.Length; i++)
            {
                data[3 + i] = nameBytes[i];
            }

            data[3 + nameBytes.Length] = (byte)passwordBytes.Length;
            for (int i = 0; i < passwordBytes.Length; i++)
            {
                data[4 + nameBytes.Length + i] = passwordBytes[i];
            }

            return Packet(3, data);
        }

        /// <summary>Sends bytes and lets the console step; gives what it sent, a byte beyond ASCII as <c>?</c>.</summary>
        public string Send(byte[] bytes)
        {
            Port.Arrive(bytes, bytes.Length);
            return Wait();
        }

        /// <summary>Sends text.</summary>
        public string Send(string text)
        {
            return Send(AsciiText.ToBytes(text));
        }

        /// <summary>Lets the console step; gives what it sent.</summary>
        public string Wait()
        {
            for (int i = 0; i < Steps; i++)
            {
                Console.Step();
            }

            return Port.TakeSent();
        }

        /// <summary>What a packet looks like where it is read as ASCII, with the newline behind it.</summary>
        public static string Seen(byte type, byte[] data)
        {
            byte[] packet = Packet(type, data);
            return AsciiText.FromBytes(packet, 0, packet.Length) + "\r\n";
        }
    }
}
