using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>Improv Serial, version 1. The packets are written here after the protocol's own text.</summary>
    [TestClass]
    public class ImprovTests
    {
        [TestMethod]
        public void The_protocols_own_example_stages_a_network()
        {
            // IMPROV 01 03 20, then 01 1E 0C {MyWirelessAP} 10 {mysecurepassword}, and the sum of all.
            byte[] packet = ImprovBench.Wifi("MyWirelessAP", "mysecurepassword");
            Assert.AreEqual(42, packet.Length);
            Assert.AreEqual(0x20, (int)packet[8]);
            Assert.AreEqual(0x1e, (int)packet[10]);
            Assert.AreEqual(0x0c, (int)packet[11]);
            Assert.AreEqual(0x10, (int)packet[24]);
            Assert.AreEqual(0xc1, (int)packet[41]);

            ImprovBench bench = new ImprovBench(false);
            string expected = Error(0) + State(3) + State(4) + ImprovBench.Seen(4, new byte[] { 1, 0 });
            Assert.AreEqual(expected, bench.Send(packet));
            string shown = bench.Send("\nshow\n");
            Assert.IsTrue(shown.IndexOf("\nwifi-name: MyWirelessAP\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nwifi-password: (set)\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("secure") < 0, shown);
            Assert.IsTrue(shown.IndexOf("\nstaged changes: yes") >= 0, shown);
        }

        [TestMethod]
        public void A_network_without_a_password_takes_out_the_one_that_was_staged()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Send(ImprovBench.Wifi("one", "password of one"));
            bench.Send(ImprovBench.Wifi("two", ""));
            string shown = bench.Send("show\n");
            Assert.IsTrue(shown.IndexOf("\nwifi-name: two\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nwifi-password: (not set)\r\n") >= 0, shown);
        }

        [TestMethod]
        public void The_state_is_ready_until_a_network_is_told_and_provisioned_from_then_on()
        {
            ImprovBench bench = new ImprovBench(false);
            Assert.AreEqual(Error(0) + State(2), bench.Send(ImprovBench.Request(2)));
            bench.Send("set wifi-name square\n");
            Assert.AreEqual(Error(0) + State(4) + ImprovBench.Seen(4, new byte[] { 2, 0 }), bench.Send(ImprovBench.Request(2)));
            bench.Settings.Discard();
            Assert.AreEqual(Error(0) + State(2), bench.Send(ImprovBench.Request(2)));
        }

        [TestMethod]
        public void An_answer_to_the_state_comes_with_the_third_step()
        {
            ImprovBench bench = new ImprovBench(false);
            byte[] request = ImprovBench.Request(2);
            bench.Port.Arrive(request, request.Length);
            bench.Console.Step();
            bench.Console.Step();
            bench.Console.Step();
            Assert.AreEqual(Error(0) + State(2), bench.Port.TakeSent());
        }

        [TestMethod]
        public void The_box_says_what_it_is()
        {
            byte[] texts = AsciiText.ToBytes("..." + "EdgeNode" + "." + "0.1.0" + "." + "esp32-devkit-v1" + "." + "kx7q22");
            texts[0] = 3;
            texts[1] = (byte)(texts.Length - 2);
            texts[2] = 8;
            texts[11] = 5;
            texts[17] = 15;
            texts[33] = 6;
            string answer = Error(0) + ImprovBench.Seen(4, texts);
            Assert.AreEqual(answer, new ImprovBench(false).Send(ImprovBench.Request(3)));
            Assert.AreEqual(answer, new ImprovBench(true).Send(ImprovBench.Request(3)));
        }

        [TestMethod]
        public void Networks_are_told_one_by_one_and_at_last_that_there_are_no_more()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Networks.Names = new string[] { "square", "", "-64" };
            bench.Networks.Looks = 10;
            byte[] first = AsciiText.ToBytes("...square.-40.YES");
            first[0] = 4;
            first[1] = 15;
            first[2] = 6;
            first[9] = 3;
            first[13] = 3;
            byte[] last = AsciiText.ToBytes("...-64.-42.YES");
            last[0] = 4;
            last[1] = 12;
            last[2] = 3;
            last[6] = 3;
            last[10] = 3;
            string end = ImprovBench.Seen(4, new byte[] { 4, 0 });
            Assert.AreEqual(Error(0) + ImprovBench.Seen(4, first) + ImprovBench.Seen(4, last) + end, bench.Send(ImprovBench.Request(4)));
            bench.Networks.Names = new string[0];
            Assert.AreEqual(Error(0) + end, bench.Send(ImprovBench.Request(4)));
        }

        [TestMethod]
        public void A_radio_that_does_not_look_is_told_as_an_error_and_holds_nothing_up()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Networks.IsOff = true;
            Assert.AreEqual(Error(0) + Error(0xff), bench.Send(ImprovBench.Request(4)));
            bench.Networks.IsOff = false;
            bench.Networks.Looks = 10000;
            Assert.AreEqual(Error(0), bench.Send(ImprovBench.Request(4)));
            Assert.AreEqual(Error(0xff), bench.Wait());
            Assert.AreEqual("say 0\r\nsay 0\r\nok\r\n", bench.Send("say 0\n"));
        }

        [TestMethod]
        public void A_locked_box_tells_its_state_and_refuses_the_rest()
        {
            ImprovBench bench = new ImprovBench(true);
            Assert.AreEqual(Error(0) + State(2), bench.Send(ImprovBench.Request(2)));
            const string Locked = "error locked the box is locked; unlock it first\r\n";
            Assert.AreEqual(Error(0) + Locked + Error(0xff), bench.Send(ImprovBench.Wifi("square", "password of one")));
            Assert.AreEqual(Error(0) + Locked + Error(0xff), bench.Send(ImprovBench.Request(4)));
            Assert.IsFalse(bench.Settings.IsChanged);
        }

        [TestMethod]
        public void What_no_network_can_have_changes_nothing_and_is_told_without_the_password()
        {
            ImprovBench bench = new ImprovBench(false);
            bench.Send(ImprovBench.Wifi("square", "password of one"));
            string refused = "error value wifi-password: found 5 characters; allowed: 8 to 63 characters of ASCII, or none for an open network\r\n";
            Assert.AreEqual(Error(0) + refused + Error(3), bench.Send(ImprovBench.Wifi("other", "short")));
            refused = "error value wifi-name: found 32 bytes; allowed: 1 to 31 bytes of UTF-8, of characters that are seen\r\n";
            Assert.AreEqual(Error(0) + refused + Error(3), bench.Send(ImprovBench.Wifi("12345678901234567890123456789012", "long enough")));
            refused = "error value wifi-name: found 0 bytes; allowed: 1 to 31 bytes of UTF-8, of characters that are seen\r\n";
            Assert.AreEqual(Error(0) + refused + Error(3), bench.Send(ImprovBench.Wifi("", "long enough")));
            Assert.IsTrue(bench.Send("show\n").IndexOf("\nwifi-name: square\r\n") >= 0);
        }

        [TestMethod]
        public void A_store_that_takes_one_of_the_two_leaves_neither()
        {
            for (int commit = 0; commit < 6; commit++)
            {
                RamStore store = new RamStore();
                ImprovBench bench = new ImprovBench(false, store);
                bench.Send(ImprovBench.Wifi("one", "password of one"));
                store.SpoilCommit(commit, StoreFault.FailsWithOldContent);
                string answer = bench.Send(ImprovBench.Wifi("two", "password of two"));
                Assert.IsTrue(answer.IndexOf("error store ") >= 0, commit.ToString());
                Assert.IsTrue(answer.IndexOf(Error(0xff)) >= 0, commit.ToString());
                string shown = bench.Send("show\n");
                bool isAsBefore = shown.IndexOf("\nwifi-name: one\r\n") >= 0 && shown.IndexOf("\nwifi-password: (set)\r\n") >= 0;
                bool isNeither = shown.IndexOf("\nwifi-name: (missing)\r\n") >= 0 && shown.IndexOf("\nwifi-password: (not set)\r\n") >= 0;
                Assert.IsTrue(commit < 3 ? isAsBefore : isNeither, shown);
            }
        }

        [TestMethod]
        public void A_packet_that_is_none_is_told_as_that()
        {
            ImprovBench bench = new ImprovBench(false);
            byte[] packet = ImprovBench.Wifi("square", "password of one");
            packet[20]++;
            Assert.AreEqual(Error(1), bench.Send(packet));
            Assert.AreEqual(Error(1), bench.Send(ImprovBench.Packet(3, new byte[0])));
            Assert.AreEqual(Error(1), bench.Send(ImprovBench.Packet(3, new byte[] { 2, 1 })));
            byte[][] malformed =
            {
                new byte[] { 1, 0 }, new byte[] { 1, 1, 9 }, new byte[] { 1, 3, 1, 65, 1 }, new byte[] { 1, 4, 1, 65, 0, 0 }, new byte[] { 1, 2, 255, 65 },
            };
            foreach (byte[] data in malformed)
            {
                Assert.AreEqual(Error(0) + Error(1), bench.Send(ImprovBench.Packet(3, data)));
            }

            Assert.AreEqual(Error(0) + Error(2), bench.Send(ImprovBench.Request(5)));
            Assert.AreEqual(Error(0) + Error(2), bench.Send(ImprovBench.Packet(3, Longest())));
            Assert.IsFalse(bench.Settings.IsChanged);
        }

        [TestMethod]
        public void What_a_box_sends_itself_is_not_answered()
        {
            ImprovBench bench = new ImprovBench(false);
            byte[] types = { 0, 1, 2, 4, 5 };
            foreach (byte type in types)
            {
                byte[] packet = ImprovBench.Packet(type, new byte[] { 4 });
                Assert.AreEqual("", bench.Send(packet));
                packet[packet.Length - 1]++;
                Assert.AreEqual("", bench.Send(packet));
                Assert.AreEqual("", bench.Send("\r\n"));
            }
        }

        private static byte[] Longest()
        {
            byte[] data = new byte[255];
            data[0] = 6;
            data[1] = 253;
            return data;
        }

        private static string Error(byte error)
        {
            return ImprovBench.Seen(2, new byte[] { error });
        }

        private static string State(byte state)
        {
            return ImprovBench.Seen(1, new byte[] { state });
        }
    }
}
