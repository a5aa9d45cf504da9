using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>What <c>state</c> and <c>health</c> say of the set that runs and of the certificate in it.</summary>
    [TestClass]
    public class ToldWordsTests
    {
        private const int MinuteMs = 60000;

        // openssl ca -selfsign -startdate 20251001000000Z -enddate 20260101000000Z: it ends 39 days after the rig's midnight.
        private const string Certificate = "-----BEGIN CERTIFICATE-----\n"
            + "MIIBCDCBsAIBATAKBggqhkjOPQQDAjARMQ8wDQYDVQQDDAZreDdxMjIwHhcNMjUx\n"
            + "MDAxMDAwMDAwWhcNMjYwMTAxMDAwMDAwWjARMQ8wDQYDVQQDDAZreDdxMjIwWTAT\n"
            + "BgcqhkjOPQIBBggqhkjOPQMBBwNCAARHF+3L8lptK4YvjRHoIU87eLKtOtk+5nOd\n"
            + "l0B0xIc+rJGV8tbPUMBOdqMA+qFLL+hcor/OXanzgXPANY21DlxTMAoGCCqGSM49\n"
            + "BAMCA0cAMEQCIApLgfPf6PXqNh0jBBQF22jW6WL9PmX/9rha0X6sma3tAiAZM21Y\n"
            + "P9P0rSzxuomvHKhLIlUACFJjoh5JE4razvXsyA==\n"
            + "-----END CERTIFICATE-----\n";

        [TestMethod]
        public void State_tells_a_set_on_trial_until_the_boot_after_its_first_PUBACK_and_the_old_one_after_a_fall()
        {
            NodeRig rig = new NodeRig();
            AssertSet(rig, "proven");
            Commit(rig, "tenant town\n");
            AssertSet(rig, "trial");
            AssertSet(rig, "proven");

            Commit(rig, "tenant demo\n");
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Run(SetTrial.LongestMs + (4 * MinuteMs));
            AssertSet(rig, "old");

            // What is committed next is new, and not old.
            Commit(rig, "tenant demo\n");
            AssertSet(rig, "trial");
        }

        [TestMethod]
        public void State_tells_the_old_set_while_the_newest_is_damaged()
        {
            NodeRig rig = new NodeRig();
            ToldSet.Change(rig.Store, PartName.Settings, "tenant town\n" + NodeRig.SettingsText.Substring(12));
            rig.Store.Damage("settings-2");
            AssertSet(rig, "old");
        }

        [TestMethod]
        public void Health_tells_in_which_class_of_days_the_certificate_ends_and_unknown_where_it_cannot_be_read()
        {
            NodeRig rig = new NodeRig();
            AssertExpiry(rig, "unknown");
            ToldSet.Change(rig.Store, PartName.Certificate, Certificate);
            AssertExpiry(rig, "30-89");
            rig.StartUtcMs = NodeRig.MidnightUtcMs + (30L * 86400000);
            AssertExpiry(rig, "0-29");
            rig.StartUtcMs = NodeRig.MidnightUtcMs + (40L * 86400000);
            AssertExpiry(rig, "over");
            ToldSet.Change(rig.Store, PartName.Certificate, Certificate.Substring(0, 400));
            AssertExpiry(rig, "unknown");
        }

        [TestMethod]
        public void Health_tells_why_a_connection_failed()
        {
            NodeRig rig = new NodeRig();
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Link.ConnectAnswer = LinkSignal.ConnectFailed;
            rig.Link.ConnectFailure = LinkFailure.WifiRefused;
            rig.Run(NodeRig.SlotMs + 1000);
            rig.Link.ConnectAnswer = LinkSignal.Connected;
            rig.Run(NodeRig.SlotMs);
            Assert.Contains("\"connect\":\"wifi-refused\"}", Last(rig, "\"memory\"").Text);
        }

        private static void Commit(NodeRig rig, string tenantLine)
        {
            SetStore sets = new SetStore(rig.Store);
            sets.Open();
            SetDraft draft = new SetDraft(sets);
            string settings = tenantLine + NodeRig.SettingsText.Substring(12);
            Assert.IsTrue(draft.TryPut(PartName.Settings, AsciiText.ToBytes(settings), settings.Length));
            Assert.IsTrue(draft.TryCommit());
        }

        private static void AssertSet(NodeRig rig, string word)
        {
            rig.Entropy = TapeEntropy.Good(NodeRig.TapeLength, 11);
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Run(4 * MinuteMs);
            Assert.Contains("\"set\":\"" + word + "\",\"safe\":false}", Last(rig, "\"state\":\"ready\"").Text);
        }

        private static void AssertExpiry(NodeRig rig, string word)
        {
            rig.Entropy = TapeEntropy.Good(NodeRig.TapeLength, 11);
            Assert.IsTrue(rig.TryBoot(), rig.Refusal);
            rig.Run(2 * NodeRig.SlotMs);
            Assert.Contains("\"expiry\":\"" + word + "\",", Last(rig, "\"memory\"").Text);
        }

        private static SentMessage Last(NodeRig rig, string part)
        {
            for (int i = rig.Messages.Count - 1; i >= 0; i--)
            {
                if (rig.MessageAt(i).Text.IndexOf(part) >= 0)
                {
                    return rig.MessageAt(i);
                }
            }

            return null;
        }
    }
}
