using EdgeNode.Contracts;
using EdgeNode.Policies;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyTextCommandTests
    {
        [TestMethod]
        public void A_policy_is_shown_as_it_was_set()
        {
            BoxBench bench = new BoxBench(new RamStore());
            Assert.IsTrue(bench.Tell("policy show").IndexOf("\nerror missing policy: missing; policy set") >= 0);
            Assert.IsTrue(bench.Tell("policy").IndexOf("\nerror usage allowed: policy show, policy set") >= 0);
            string text = BoxBench.PolicyTitle + "\n# nothing here\n" + BoxBench.Policy.Substring(BoxBench.PolicyTitle.Length);
            Assert.AreEqual(".\r\nok\r\n", bench.Tell("policy set", text));
            string expected = "policy show\r\n";
            for (int i = 0; i < text.Length; i++)
            {
                expected += text.Substring(i, 1) == "\n" ? "\r\n" : text.Substring(i, 1);
            }

            Assert.AreEqual(expected + "ok\r\n", bench.Tell("policy show"));
        }

        [TestMethod]
        public void A_policy_below_the_floor_is_refused_as_the_parser_says_it_and_the_one_before_stays()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("policy set", BoxBench.Policy);
            string before = bench.Tell("policy show");
            string[] spoiled =
            {
                BoxBench.Replaced(BoxBench.Policy, "noise 2", "noise 0"),
                BoxBench.Replaced(BoxBench.Policy, "slot 900", "slot 60"),
                BoxBench.Replaced(BoxBench.Policy, BoxBench.PolicyEnd, ""),
                "hello\n",
                "",
            };
            foreach (string text in spoiled)
            {
                Assert.IsFalse(PolicyParser.TryParse(AsciiText.ToBytes(text), out _, out PolicyFault fault));
                Assert.AreEqual(".\r\nerror policy " + fault.ToString() + "\r\n", bench.Tell("policy set", text));
            }

            Assert.AreEqual(before, bench.Tell("policy show"));
            Assert.IsTrue(bench.Tell("show").IndexOf("\npolicy: " + BoxBench.Policy.Length.ToString() + " bytes\r\n") >= 0);
        }

        [TestMethod]
        public void A_box_that_was_locked_once_takes_no_policy_any_more_and_shows_the_one_it_has()
        {
            BoxBench bench = BoxBench.Proven();
            Assert.AreEqual(".\r\nok\r\n", bench.Tell("policy set", BoxBench.Policy));
            bench.Tell("discard");
            bench.Tell("lock");
            bench.Boot();
            Assert.IsTrue(bench.Lock.TryUnlock());
            bench.Boot();
            Assert.IsFalse(bench.Lock.IsLocked);
            string answer = bench.Tell("policy set");
            Assert.IsTrue(answer.IndexOf("\nerror policy-fixed the box was locked once") >= 0, answer);
            Assert.IsTrue(bench.Tell("policy show").IndexOf("\nok\r\n") >= 0);
        }

        [TestMethod]
        public void A_store_that_does_not_take_it_keeps_the_one_before()
        {
            BoxBench bench = BoxBench.Proven();
            bench.Store.FailReplacesOf = PartName.Policy;
            Assert.IsTrue(bench.Tell("policy set", BoxBench.Policy).IndexOf("\nerror store policy: ") >= 0);
            bench.Store.Unreadable = "policy-1";
            Assert.IsTrue(bench.Tell("policy show").IndexOf("\nerror store policy: damaged, or it cannot be read") >= 0);
        }
    }
}
