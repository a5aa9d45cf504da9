using EdgeNode.Policies;
using EdgeNode.Provisioning;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>A console on a scripted port, with a command that answers and one that takes a document.</summary>
    internal sealed class ConsoleBench
    {
        public ConsoleBench(bool isLocked)
        {
            Port = new ScriptedServicePort();
            Say = new EchoCommand("say", takesLines: false, isForLocked: false);
            Doc = new EchoCommand("doc", takesLines: true, isForLocked: false);
            Open = new EchoCommand("status", takesLines: false, isForLocked: true);
            Console = new ServiceConsole(Port, new ConsoleCommand[] { Say, Doc, Open }, isLocked);
        }

        public ScriptedServicePort Port { get; }

        public EchoCommand Say { get; }

        public EchoCommand Doc { get; }

        public EchoCommand Open { get; }

        public ServiceConsole Console { get; }

        /// <summary>Sends text and lets the console step until it has nothing more to do; gives what it sent.</summary>
        public string Tell(string text)
        {
            byte[] bytes = AsciiText.ToBytes(text);
            return Tell(bytes);
        }

        /// <summary>The same with bytes.</summary>
        public string Tell(byte[] bytes)
        {
            const int Steps = 100;
            Port.Arrive(bytes, bytes.Length);
            for (int i = 0; i < Steps; i++)
            {
                Console.Step();
            }

            return Port.TakeSent();
        }
    }
}
