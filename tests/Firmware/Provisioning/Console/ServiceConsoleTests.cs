using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ServiceConsoleTests
    {
        [TestMethod]
        public void A_line_is_echoed_and_answered_whatever_its_end_is()
        {
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", new ConsoleBench(false).Tell("say 0\r\n"));
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", new ConsoleBench(false).Tell("say 0\n"));
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", new ConsoleBench(false).Tell("say 0\r"));
            Assert.AreEqual("", new ConsoleBench(false).Tell("\r\n\n\r"));
        }

        [TestMethod]
        public void Backspace_takes_a_character_back_and_control_c_the_line()
        {
            ConsoleBench bench = new ConsoleBench(false);
            Assert.AreEqual("sax\b \by 0\r\nsay 0\r\nok\r\n", bench.Tell("sax\by 0\n"));
            Assert.AreEqual("sax\b \by 0\r\nsay 0\r\nok\r\n", bench.Tell("sax\u007fy 0\n"));
            Assert.AreEqual("rubbish\r\nsay 0\r\nsay 0\r\nok\r\n", bench.Tell("rubbish\u0003say 0\n"));
            Assert.AreEqual("", bench.Tell("\b\b\b"));

            // Two bytes of UTF-8 are one character.
            Assert.AreEqual("say ??\b \bu\r\nsay u\r\nok\r\n", bench.Tell(new byte[] { 0x73, 0x61, 0x79, 0x20, 0xc3, 0xbc, 0x08, 0x75, 0x0a }));
        }

        [TestMethod]
        public void A_line_that_is_too_long_is_refused_whole()
        {
            ConsoleBench bench = new ConsoleBench(false);
            string longest = "say 0 " + Repeated('x', LineReader.GreatestLength - 6);
            Assert.AreEqual(longest + "\r\n" + longest + "\r\nok\r\n", bench.Tell(longest + "\n"));
            string answer = bench.Tell(longest + "y\n");
            Assert.AreEqual(longest + "\r\nerror line-too-long allowed: at most 256 bytes; nothing was done\r\n", answer);
            Assert.AreEqual(1, bench.Say.Begun);

            // Of ten kilobytes the driver keeps what it has room for; the end that got lost is that of the next line.
            for (int i = 0; i < 5; i++)
            {
                bench.Port.Arrive(Repeated('z', 2048));
            }

            bench.Tell("");
            Assert.IsTrue(bench.Tell("\n").IndexOf("error line-too-long") >= 0);
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", bench.Tell("say 0\n"));
        }

        [TestMethod]
        public void A_byte_that_is_no_text_spoils_its_line_and_no_other()
        {
            byte[] spoilers = { 0x00, 0x01, 0x07, 0x09, 0x1b, 0x1f, 0x80, 0xc3, 0xff };
            foreach (byte spoiler in spoilers)
            {
                ConsoleBench bench = new ConsoleBench(false);
                byte[] line = { 0x73, 0x61, 0x79, 0x20, spoiler, 0x30, 0x0a };
                Assert.IsTrue(bench.Tell(line).IndexOf("error not-text ") >= 0);
                Assert.AreEqual(0, bench.Say.Begun);
                Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", bench.Tell("say 0\n"));
            }
        }

        [TestMethod]
        public void The_value_of_a_secret_is_not_echoed()
        {
            string[] lines = { "set wifi-password hunter2 hunter2", "  set   wifi-password   hunter2", "set unlock-secret hunter2" };
            foreach (string line in lines)
            {
                string answer = new ConsoleBench(false).Tell(line + "\n");
                Assert.IsTrue(answer.IndexOf("hunter2") < 0, answer);
                Assert.IsTrue(answer.IndexOf("error no-command found ") >= 0, answer);
                answer = new ConsoleBench(false).Tell(line + "\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\b\bhunter2\n");
                Assert.IsTrue(answer.IndexOf("error no-command found ") >= 0, answer);
            }

            Assert.IsTrue(new ConsoleBench(false).Tell("set wifi-name hunter2\n").IndexOf("hunter2") >= 0);
        }

        [TestMethod]
        public void A_line_that_comes_while_a_command_works_waits_for_it()
        {
            ConsoleBench bench = new ConsoleBench(false);
            Assert.AreEqual("say 9\r\nsay 9\r\nok\r\nsay 0\r\nsay 0\r\nok\r\n", bench.Tell("say 9\nsay 0\n"));
        }

        [TestMethod]
        public void A_document_has_its_lines_answered_and_ends_with_a_full_stop()
        {
            ConsoleBench bench = new ConsoleBench(false);
            Assert.AreEqual("doc\r\nok send lines\r\none\r\nok\r\n\r\nok\r\n.\r\nok 2 lines\r\n", bench.Tell("doc\none\n\n.\n"));
            Assert.AreEqual(1, bench.Doc.Documents);
            string answer = bench.Tell(new byte[] { 0x64, 0x6f, 0x63, 0x0a, 0x01, 0x0a, 0x2e, 0x0a });
            Assert.IsTrue(answer.IndexOf("error not-text ") >= 0);
            Assert.IsTrue(answer.IndexOf("error no-command found .; type help") >= 0);
            Assert.AreEqual(1, bench.Doc.Documents);
        }

        [TestMethod]
        public void A_locked_box_does_what_it_may_and_nothing_else()
        {
            ConsoleBench bench = new ConsoleBench(true);
            Assert.IsTrue(bench.Tell("say 0\n").IndexOf("error locked ") >= 0);
            Assert.IsTrue(bench.Tell("doc\n").IndexOf("error locked ") >= 0);
            Assert.AreEqual("status\r\nstatus\r\nok\r\n", bench.Tell("status\n"));
            Assert.AreEqual(0, bench.Say.Begun + bench.Doc.Begun);
        }

        [TestMethod]
        public void A_port_that_cannot_send_loses_nothing_and_holds_nothing_up()
        {
            ConsoleBench bench = new ConsoleBench(false);
            bench.Port.IsStuck = true;
            Assert.AreEqual("", bench.Tell("say 0\n"));
            bench.Port.IsStuck = false;
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", bench.Tell(""));
            bench.Tell("say 0 " + Repeated('x', 240) + "\n");
            Assert.IsTrue(bench.Port.GreatestWrite <= ConsoleOutput.GreatestPiece);
        }

        private static string Repeated(char c, int count)
        {
            char[] chars = new char[count];
            for (int i = 0; i < count; i++)
            {
                chars[i] = c;
            }

            return new string(chars);
        }
    }
}
