using EdgeNode.Provisioning;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class TestCommandTests
    {
        private const int GreatestLine = 200;

        [TestMethod]
        public void Each_subject_has_a_line_and_the_end_says_how_many_do_not_work()
        {
            ScriptedCheck parts = new ScriptedCheck(new[] { "light-barrier (footfall)", "scd41" }, new[] { "", "no-reading: check wiring" });
            ScriptedCheck way = new ScriptedCheck(new[] { "wifi" }, new[] { "" });
            Assert.AreEqual(
                "test\r\nlight-barrier (footfall): ok\r\nscd41: no-reading: check wiring\r\nwifi: ok\r\n"
                + "error failed 1 of 3 do not work; see the lines before\r\n",
                Answer(isLocked: false, parts, way));
            Assert.AreEqual(1, parts.Begins);
            Assert.AreEqual(1, way.Begins);
        }

        [TestMethod]
        public void All_good_ends_in_ok()
        {
            ScriptedCheck way = new ScriptedCheck(new[] { "wifi", "mqtt" }, new[] { "", "" });
            Assert.AreEqual("test\r\nwifi: ok\r\nmqtt: ok\r\nok\r\n", Answer(isLocked: false, way));
            Assert.AreEqual("test\r\nok\r\n", Answer(isLocked: false));
        }

        [TestMethod]
        public void A_locked_box_tests_nothing()
        {
            ScriptedCheck parts = new ScriptedCheck(new[] { "scd41" }, new[] { "" });
            Assert.Contains("error locked ", Answer(isLocked: true, parts));
            Assert.AreEqual(0, parts.Begins);
        }

        [TestMethod]
        public void Each_failure_has_its_word_and_what_to_do_in_one_line_of_ASCII()
        {
            for (int failure = 1; failure <= (int)ConnectFailure.NotBegun; failure++)
            {
                string text = ConnectAdvice.Of((ConnectFailure)failure);
                Assert.Contains(ConnectFailureWord.Of((ConnectFailure)failure) + ": ", text);
                Assert.IsTrue(text.Length < GreatestLine, text);
                for (int i = 0; i < text.Length; i++)
                {
                    Assert.IsTrue(text[i] >= ' ' && text[i] <= '~', text);
                }
            }
        }

        private static string Answer(bool isLocked, params IBoxCheck[] checks)
        {
            const int Steps = 60;
            ScriptedServicePort port = new ScriptedServicePort();
            ServiceConsole console = new ServiceConsole(port, new ConsoleCommand[] { new TestCommand(checks) }, isLocked);
            port.Arrive("test\n");
            for (int i = 0; i < Steps; i++)
            {
                console.Step();
            }

            return port.TakeSent();
        }
    }
}
