using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class PolicyStatementTests
    {
        private const string Statements = "policy, number, slot, channel, purpose, basis, controller, contact, access or retention";
        private const string QuotedRule = " in double quotes, 1 to 120 bytes without quotes and backslashes, no space at either end";

        [TestMethod]
        public void The_first_statement_is_policy()
        {
            PolicySamples.AssertRefused(PolicySamples.Number + PolicySamples.Whole, 1, "number", "policy 1 \"title\" as the first statement");
            PolicySamples.AssertRefused("\n# x\n" + PolicySamples.Number, 3, "number", "policy 1 \"title\" as the first statement");
        }

        [TestMethod]
        public void The_form_has_version_1()
        {
            AssertLineRefused(PolicySamples.Title, "policy 2 \"x\"\n", 1, "2", "version of the form, 1 to 1");
            AssertLineRefused(PolicySamples.Title, "policy \"x\"\n", 1, "\"x\"", "version of the form, 1 to 1");
            AssertLineRefused(PolicySamples.Title, "policy\n", 1, "end of line", "version of the form, 1 to 1");
        }

        [TestMethod]
        public void Every_required_statement_is_missed()
        {
            AssertMissed(PolicySamples.Number, "number");
            AssertMissed(PolicySamples.Purpose, "purpose");
            AssertMissed(PolicySamples.Basis, "basis");
            AssertMissed(PolicySamples.Controller, "controller");
            AssertMissed(PolicySamples.Contact, "contact");
            AssertMissed(PolicySamples.Access, "access");
            AssertMissed(PolicySamples.Retention, "retention");
            PolicySamples.AssertRefused(PolicySamples.Title + PolicySamples.Number + PolicySamples.Why, 9, "end of text", "the statement slot, which is required");
            PolicySamples.AssertRefused(PolicySamples.WithChannels(""), 10, "end of text", "the statement channel, which is required");
        }

        [TestMethod]
        public void No_statement_but_channel_stands_twice()
        {
            AssertOnce(PolicySamples.Title, "policy");
            AssertOnce(PolicySamples.Number, "number");
            AssertOnce(PolicySamples.Slot, "slot");
            AssertOnce(PolicySamples.Purpose, "purpose");
            AssertOnce(PolicySamples.Basis, "basis");
            AssertOnce(PolicySamples.Controller, "controller");
            AssertOnce(PolicySamples.Contact, "contact");
            AssertOnce(PolicySamples.Access, "access");
            AssertOnce(PolicySamples.Retention, "retention");
        }

        [TestMethod]
        public void An_unknown_statement_is_refused()
        {
            AssertLineRefused(PolicySamples.Number, "Number 7\n", 2, "Number", Statements);
            AssertLineRefused(PolicySamples.Number, "number=7\n", 2, "number=7", Statements);
            AssertLineRefused(PolicySamples.Number, "--- \n", 2, "---", Statements);
        }

        [TestMethod]
        public void Nothing_follows_the_end_of_a_statement()
        {
            AssertLineRefused(PolicySamples.Number, "number 7 8\n", 2, "8", "end of line");
            AssertLineRefused(PolicySamples.Number, "number 7 # the seventh\n", 2, "# the seventh", "end of line");
            AssertLineRefused(PolicySamples.Purpose, "purpose \"a\" \"b\"\n", 6, "\"b\"", "end of line");
            AssertLineRefused(PolicySamples.Retention, "retention 365 days or so\n", 11, "or so", "end of line");
        }

        [TestMethod]
        public void A_number_of_a_policy_is_1_to_2147483647()
        {
            const string Rule = "number of the policy, 1 to 2147483647";
            Assert.AreEqual(1, PolicySamples.Parsed(PolicySamples.Replaced(PolicySamples.Whole, "number 7", "number 1")).Number);
            Assert.AreEqual(int.MaxValue, PolicySamples.Parsed(PolicySamples.Replaced(PolicySamples.Whole, "number 7", "number 2147483647")).Number);
            string[] refused = { "0", "-1", "2147483648", "4294967303", "18446744073709551623", "seven", "7.0", "+7", "07" };
            foreach (string text in refused)
            {
                AssertLineRefused(PolicySamples.Number, "number " + text + "\n", 2, text, Rule);
            }
        }

        [TestMethod]
        public void A_slot_is_a_multiple_of_900_up_to_a_day()
        {
            const string Rule = "slot in seconds, 900 to 86400";
            string day = PolicySamples.Title + PolicySamples.Number + "slot 86400\n"
                + "channel humidity measured stat mean window 86400 unit % edges 50\n" + PolicySamples.Why;
            Assert.AreEqual(86400, PolicySamples.Parsed(day).SlotSeconds);
            AssertLineRefused(PolicySamples.Slot, "slot 899\n", 3, "899", Rule);
            AssertLineRefused(PolicySamples.Slot, "slot 0\n", 3, "0", Rule);
            AssertLineRefused(PolicySamples.Slot, "slot 87300\n", 3, "87300", Rule);
            AssertLineRefused(PolicySamples.Slot, "slot 901\n", 3, "901", "slot in multiples of 900");
        }

        [TestMethod]
        public void Retention_is_1_to_3650_days()
        {
            const string Rule = "retention in days, 1 to 3650";
            Assert.AreEqual(3650, PolicySamples.Parsed(PolicySamples.Replaced(PolicySamples.Whole, "365 days", "3650 days")).RetentionDays);
            AssertLineRefused(PolicySamples.Retention, "retention 0 days\n", 11, "0", Rule);
            AssertLineRefused(PolicySamples.Retention, "retention 3651 days\n", 11, "3651", Rule);
            AssertLineRefused(PolicySamples.Retention, "retention 365\n", 11, "end of line", "days");
            AssertLineRefused(PolicySamples.Retention, "retention 12 months\n", 11, "months", "days");
        }

        [TestMethod]
        public void A_quoted_text_has_1_to_120_bytes_and_no_escapes()
        {
            string longest = new string('p', 120);
            Assert.AreEqual(longest, PolicySamples.Parsed(PolicySamples.Replaced(PolicySamples.Whole, PolicySamples.Purpose, "purpose \"" + longest + "\"\n")).Purpose);
            AssertQuotedRefused("\"\"", "\"\"");
            AssertQuotedRefused("\"" + longest + "p\"", "\"" + new string('p', 36) + "...");
            AssertQuotedRefused("\" a\"", "\" a\"");
            AssertQuotedRefused("\"a \"", "\"a \"");
            AssertQuotedRefused("\"a\\b\"", "\"a\\b\"");
            AssertQuotedRefused("\"a\"b", "\"a\"b");
            AssertQuotedRefused("\"a\"b\"", "\"a\"b\"");
            AssertQuotedRefused("\"a", "\"a");
            AssertQuotedRefused("\"", "\"");
            AssertQuotedRefused("plain words", "plain");
            AssertQuotedRefused("'a'", "'a'");
            AssertQuotedRefused("", "end of line");
        }

        private static void AssertQuotedRefused(string quoted, string found)
        {
            AssertLineRefused(PolicySamples.Purpose, "purpose " + quoted + "\n", 6, found, "purpose" + QuotedRule);
            AssertLineRefused(PolicySamples.Title, "policy 1 " + quoted + "\n", 1, found, "title" + QuotedRule);
        }

        private static void AssertLineRefused(string line, string replacement, int number, string found, string allowed)
        {
            PolicySamples.AssertRefused(PolicySamples.Replaced(PolicySamples.Whole, line, replacement), number, found, allowed);
        }

        private static void AssertMissed(string line, string statement)
        {
            // Ten lines are left, so the eleventh is where it would have to be.
            PolicySamples.AssertRefused(
                PolicySamples.Replaced(PolicySamples.Whole, line, ""), 11, "end of text", "the statement " + statement + ", which is required");
        }

        private static void AssertOnce(string line, string statement)
        {
            PolicySamples.AssertRefused(PolicySamples.Whole + line, 12, statement + " again", statement + " once");
        }
    }
}
