using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>The codes are a contract with programs: one is added here, and none changes.</summary>
    [TestClass]
    public class ErrorCodeTests
    {
        private static readonly string[] Codes =
        {
            ErrorCode.LineTooLong,
            ErrorCode.NotText,
            ErrorCode.NoCommand,
            ErrorCode.Usage,
            ErrorCode.Locked,
            ErrorCode.NotLocked,
            ErrorCode.NoSetting,
            ErrorCode.Value,
            ErrorCode.Missing,
            ErrorCode.Store,
            ErrorCode.NothingStaged,
            ErrorCode.Staged,
            ErrorCode.OnTrial,
            ErrorCode.SetTooLong,
            ErrorCode.TooLong,
            ErrorCode.Restarting,
            ErrorCode.Random,
            ErrorCode.Key,
            ErrorCode.NoCertificate,
            ErrorCode.Damaged,
            ErrorCode.OtherKey,
            ErrorCode.OtherNode,
            ErrorCode.NotYetValid,
            ErrorCode.Expired,
            ErrorCode.Dates,
            ErrorCode.Fingerprint,
            ErrorCode.Duplicate,
            ErrorCode.NoAuthority,
            ErrorCode.Policy,
            ErrorCode.PolicyFixed,
            ErrorCode.Wait,
            ErrorCode.NoChallenge,
            ErrorCode.Refused,
            ErrorCode.Confirm,
        };

        [TestMethod]
        public void A_code_is_a_short_word_of_its_own()
        {
            for (int i = 0; i < Codes.Length; i++)
            {
                Assert.IsTrue(Codes[i].Length <= 16, Codes[i]);
                for (int j = 0; j < Codes[i].Length; j++)
                {
                    char c = Codes[i][j];
                    Assert.IsTrue((c >= 'a' && c <= 'z') || c == '-', Codes[i]);
                }

                for (int j = 0; j < i; j++)
                {
                    Assert.IsFalse(Codes[i] == Codes[j], Codes[i]);
                }
            }
        }

        [TestMethod]
        public void The_codes_are_these()
        {
            string[] expected =
            {
                "line-too-long",
                "not-text",
                "no-command",
                "usage",
                "locked",
                "not-locked",
                "no-setting",
                "value",
                "missing",
                "store",
                "nothing-staged",
                "staged",
                "on-trial",
                "set-too-long",
                "too-long",
                "restarting",
                "random",
                "key",
                "no-certificate",
                "damaged",
                "other-key",
                "other-node",
                "not-yet-valid",
                "expired",
                "dates",
                "fingerprint",
                "duplicate",
                "no-authority",
                "policy",
                "policy-fixed",
                "wait",
                "no-challenge",
                "refused",
                "confirm",
            };
            Assert.AreEqual(expected.Length, Codes.Length);
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.AreEqual(expected[i], Codes[i]);
            }
        }
    }
}
