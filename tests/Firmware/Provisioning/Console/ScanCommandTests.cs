using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class ScanCommandTests
    {
        [TestMethod]
        public void Networks_come_strongest_first_each_once_and_hidden_ones_are_left_out()
        {
            ScriptedScan scan = new ScriptedScan(
                new[] { "weak", "square", "", "kiosk 5", "square", "weak" },
                new[] { -90, -70, -20, -60, -55, -91 });
            Assert.AreEqual("scan\r\n-55 dBm \"square\"\r\n-60 dBm \"kiosk 5\"\r\n-90 dBm \"weak\"\r\nok\r\n", Answer(scan));
            Assert.AreEqual(1, scan.Scans);
        }

        [TestMethod]
        public void The_sixteen_strongest_are_listed_whatever_their_order()
        {
            const int Around = 40;
            string[] names = new string[Around];
            int[] dbm = new int[Around];
            for (int i = 0; i < Around; i++)
            {
                // 7 and 40 have no common factor: each strength once.
                names[i] = "n" + ((i * 7) % Around).ToString();
                dbm[i] = -30 - ((i * 7) % Around);
            }

            string expected = "scan\r\n";
            for (int i = 0; i < ScanCommand.GreatestNetworks; i++)
            {
                expected += (-30 - i).ToString() + " dBm \"n" + i.ToString() + "\"\r\n";
            }

            Assert.AreEqual(expected + "ok\r\n", Answer(new ScriptedScan(names, dbm)));
        }

        [TestMethod]
        public void A_name_is_quoted_and_nothing_in_it_is_obeyed_by_a_terminal()
        {
            string[] names = { "a\"b\\c", "\u001b[2J\r\nok", "Caf\u00e9\u202e", "\u6771\u4eac", "\ud83d\udcf6", "\ud83d" };
            string[] quoted =
            {
                "\"a\\\"b\\\\c\"", "\"\\u{1b}[2J\\u{d}\\u{a}ok\"", "\"Caf\u00c3\u00a9\\u{202e}\"", "\"\u00e6\u009d\u00b1\u00e4\u00ba\u00ac\"",
                "\"\u00f0\u009f\u0093\u00b6\"", "\"\\u{d83d}\"",
            };
            for (int i = 0; i < names.Length; i++)
            {
                byte[] sent = Sent(new ScriptedScan(new[] { names[i] }, new[] { -50 }));
                byte[] expected = Bytes("scan\r\n-50 dBm " + quoted[i] + "\r\nok\r\n");
                CollectionAssert.AreEqual(expected, sent);
            }
        }

        [TestMethod]
        public void A_radio_that_refuses_or_never_ends_is_told()
        {
            ScriptedScan scan = new ScriptedScan(new string[0], new int[0]);
            scan.Outcome = ScanPhase.Failed;
            Assert.Contains("scan\r\nerror radio ", Answer(scan));
            scan.Outcome = ScanPhase.UnderWay;
            Assert.Contains("scan\r\nerror radio ", Answer(scan));
            scan.Outcome = ScanPhase.Done;
            Assert.AreEqual("scan\r\nok\r\n", Answer(scan));
        }

        [TestMethod]
        public void A_locked_box_does_not_scan()
        {
            ScriptedScan scan = new ScriptedScan(new[] { "square" }, new[] { -50 });
            ScriptedServicePort port = new ScriptedServicePort();
            ServiceConsole console = new ServiceConsole(port, new ConsoleCommand[] { new ScanCommand(scan) }, isLocked: true);
            Assert.Contains("error locked ", Run(console, port));
            Assert.AreEqual(0, scan.Scans);
        }

        private static string Answer(ScriptedScan scan)
        {
            byte[] sent = Sent(scan);
            return AsciiText.FromBytes(sent, 0, sent.Length);
        }

        private static byte[] Sent(ScriptedScan scan)
        {
            ScriptedServicePort port = new ScriptedServicePort();
            ServiceConsole console = new ServiceConsole(port, new ConsoleCommand[] { new ScanCommand(scan) }, isLocked: false);
            port.Arrive("scan\n");
            Step(console);
            return port.TakeBytes();
        }

        private static string Run(ServiceConsole console, ScriptedServicePort port)
        {
            port.Arrive("scan\n");
            Step(console);
            return port.TakeSent();
        }

        private static void Step(ServiceConsole console)
        {
            const int Steps = 200;
            for (int i = 0; i < Steps; i++)
            {
                console.Step();
            }
        }

        private static byte[] Bytes(string text)
        {
            byte[] bytes = new byte[text.Length];
            for (int i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)text[i];
            }

            return bytes;
        }
    }
}
