using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Packets and lines on one port: neither is ever a part of the other.</summary>
    [TestClass]
    public class PacketReaderTests
    {
        private static readonly string Ready = ImprovBench.Seen(2, new byte[] { 0 }) + ImprovBench.Seen(1, new byte[] { 2 });
        private static readonly string Broken = ImprovBench.Seen(2, new byte[] { 1 });
        private static readonly string Unable = ImprovBench.Seen(2, new byte[] { 0xff });

        private const string NotText = "error not-text allowed: text in UTF-8 at 115200 baud, 8N1; nothing was done\r\n";
        private const string Said = "say 0\r\nsay 0\r\nok\r\n";

        [TestMethod]
        public void A_packet_is_answered_wherever_it_is_split()
        {
            byte[] request = ImprovBench.Request(2);
            for (int i = 1; i < request.Length; i++)
            {
                ImprovBench bench = new ImprovBench(false);
                bench.Port.Arrive(request, i);
                bench.Console.Step();
                bench.Console.Step();
                byte[] rest = new byte[request.Length - i];
                for (int j = 0; j < rest.Length; j++)
                {
                    rest[j] = request[i + j];
                }

                Assert.AreEqual(Ready, bench.Send(rest));
            }
        }

        [TestMethod]
        public void The_newline_that_a_client_sends_behind_a_packet_is_no_line()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Send("doc\n");
            byte[] request = ImprovBench.Request(2);
            Assert.AreEqual(Unable, bench.Send(request));
            Assert.AreEqual("", bench.Send("\n"));
            Assert.AreEqual("one\r\nok\r\n.\r\nok 1 lines\r\n", bench.Send("one\n.\n"));
            Assert.AreEqual(Ready, bench.Send(request));
            Assert.AreEqual("", bench.Send("\r\n"));
            Assert.AreEqual(Said, bench.Send("say 0\n"));
        }

        [TestMethod]
        public void A_packet_that_comes_while_a_command_works_waits_for_it()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Port.Arrive("say 9\n");
            Assert.AreEqual("say 9\r\nsay 9\r\nok\r\n" + Ready, bench.Send(ImprovBench.Request(2)));
        }

        [TestMethod]
        public void A_line_that_a_packet_interrupts_is_refused_whole()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Port.Arrive("say 0");
            Assert.AreEqual("say 0IMPROV\r\n" + NotText + Ready, bench.Send(ImprovBench.Request(2)));
            Assert.AreEqual("", bench.Send("\n"));
            Assert.AreEqual(0, bench.Say.Begun);

            // One that noise has begun too.
            bench.Port.Arrive(new byte[] { 0xff, 0x00, 0x80 }, 3);
            Assert.AreEqual("?\r\n" + NotText + Ready, bench.Send(ImprovBench.Request(2)));

            // Taken back, a line has not begun; the packet comes at the start of one that the client sees all the same.
            bench.Port.Arrive("x\b");
            Assert.AreEqual("x\b \b\r\n" + Ready, bench.Send(ImprovBench.Request(2)));
        }

        [TestMethod]
        public void Text_that_begins_like_a_packet_is_text()
        {
            ImprovBench bench = new ImprovBench(false);
            Assert.AreEqual("IMPROV\r\nerror no-command found IMPROV; type help\r\n", bench.Send("IMPROV\n"));
            Assert.AreEqual("IMPI\r\nerror no-command found IMPI; type help\r\n", bench.Send("IMPI\n"));
            Assert.AreEqual("say IMPROV\r\nsay IMPROV\r\nok\r\n", bench.Send("say IMPROV\n"));
            Assert.AreEqual(Said, bench.Send("say 0\n"));
            Assert.AreEqual("IMP\r\n", bench.Send("IMP\u0003"));
        }

        [TestMethod]
        public void A_packet_whose_rest_does_not_come_is_given_up_and_its_rest_is_no_line()
        {
            byte[] packet = ImprovBench.Wifi("square", "say 0 and nothing but that");
            for (int i = 7; i < packet.Length; i++)
            {
                ImprovBench bench = new ImprovBench(false);
                bench.Port.Arrive(packet, i);
                Assert.AreEqual(Broken, bench.Wait());
                byte[] rest = new byte[packet.Length - i];
                for (int j = 0; j < rest.Length; j++)
                {
                    rest[j] = packet[i + j];
                }

                string answer = bench.Send(rest) + bench.Send("\n");
                Assert.IsTrue(answer.IndexOf("say") < 0, answer);
                Assert.AreEqual(0, bench.Say.Begun);
                Assert.IsFalse(bench.Settings.IsChanged);
                Assert.AreEqual(Said, bench.Send("say 0\n"));
            }
        }

        [TestMethod]
        public void What_follows_a_packet_with_a_wrong_length_is_no_line_and_is_not_echoed()
        {
            ImprovBench bench = new ImprovBench(false);
            byte[] packet = ImprovBench.Wifi("square", "hunter2\nsay 0\nhunter2");
            packet[8] = 5;
            bench.Port.Arrive(packet, packet.Length);
            Assert.AreEqual(Broken, bench.Send("\nsay 0\n"));
            Assert.AreEqual(Said, bench.Send("say 0\n"));

            // The next packet is one, however soon it comes.
            bench.Port.Arrive(packet, packet.Length);
            Assert.AreEqual(Broken + Ready, bench.Send(ImprovBench.Request(2)));
            bench.Port.Arrive(packet, packet.Length);
            Assert.AreEqual(Broken + "\r\n" + NotText, bench.Wait() + bench.Send("say 0\n"));
        }

        [TestMethod]
        public void A_line_that_is_no_text_is_echoed_only_up_to_the_byte_by_which_it_is_none()
        {
            ImprovBench bench = new ImprovBench(false);
            Assert.AreEqual("ab\r\n" + NotText, bench.Send("ab\u0001cd\be\n"));
        }
    }
}
