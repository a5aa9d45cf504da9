using EdgeNode.Contracts;
using EdgeNode.Policies;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    /// <summary>csr and cert: the key is made on the box, and its certificate is taken only if it is the box's.</summary>
    [TestClass]
    public class IdentityCommandTests
    {
        private const long BeforeUtcMs = BoxBench.ReleasedUtcMs - 1000;

        [TestMethod]
        public void A_request_needs_a_node_and_random_bytes()
        {
            BoxBench bench = new BoxBench(new RamStore());
            Assert.IsTrue(bench.Tell("csr").IndexOf("\nerror missing node: missing; set node VALUE") >= 0);
            Assert.IsTrue(bench.Tell("csr old").IndexOf("\nerror usage allowed: csr, or csr new") >= 0);
            Assert.IsTrue(bench.Tell("cert").IndexOf("\nerror missing node: ") >= 0);
            bench.Tell("set node kx7q22");
            Assert.IsTrue(bench.Tell("cert").IndexOf("\nerror missing box-key: missing; csr") >= 0);

            bench = new BoxBench(new RamStore()) { Entropy = new TapeEntropy(new byte[0]) };
            bench.Boot();
            bench.Tell("set node kx7q22");
            string answer = bench.Tell("csr");
            Assert.IsTrue(answer.IndexOf("\nerror random ") >= 0, answer);
            Assert.IsTrue(bench.Tell("show").IndexOf("\nbox-key: (missing)\r\n") >= 0);
            Assert.AreEqual(0, bench.Store.CountOf(PartName.PrivateKey));
        }

        [TestMethod]
        public void The_same_key_is_asked_for_until_another_is_wanted()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("set node kx7q22");
            string first = bench.Tell("csr");
            Assert.IsTrue(first.IndexOf("csr\r\n-----BEGIN CERTIFICATE REQUEST-----\r\n") == 0, first);
            Assert.IsTrue(first.IndexOf("\n-----END CERTIFICATE REQUEST-----\r\nok\r\n") > 0, first);
            Assert.AreEqual(first, bench.Tell("csr"));
            Assert.IsTrue(bench.Tell("show").IndexOf("\nbox-key: 228 bytes\r\n") >= 0);
            string other = bench.Tell("csr new");
            Assert.IsTrue(other.IndexOf("\n-----END CERTIFICATE REQUEST-----\r\nok\r\n") > 0, other);
            Assert.IsFalse(other.IndexOf(first.Substring(5)) >= 0);
            Assert.AreEqual(other.Substring(9), bench.Tell("csr").Substring(5));
        }

        [TestMethod]
        public void A_key_that_the_store_does_not_take_is_none()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("set node kx7q22");
            bench.Store.FailReplacesOf = PartName.PrivateKey;
            Assert.IsTrue(bench.Tell("csr").IndexOf("\nerror store box-key: ") >= 0);
            Assert.IsTrue(bench.Tell("show").IndexOf("\nbox-key: (missing)\r\n") >= 0);
        }

        [TestMethod]
        public void A_key_that_no_box_made_is_told_and_can_be_replaced()
        {
            BoxBench bench = new BoxBench(new RamStore());
            SetDraft draft = new SetDraft(bench.Sets);
            draft.TryPut(PartName.PrivateKey, AsciiText.ToBytes("-----BEGIN RSA PRIVATE KEY-----"), 31);
            draft.TryCommit();
            bench.Boot();
            bench.Tell("set node kx7q22");
            Assert.IsTrue(bench.Tell("csr").IndexOf("\nerror key box-key: ") >= 0);
            Assert.IsTrue(bench.Tell("cert", CertificateSamples.Own).IndexOf("\nerror key box-key: ") >= 0);
            Assert.IsTrue(bench.Tell("csr new").IndexOf("\nok\r\n") >= 0);
        }

        [TestMethod]
        public void The_answer_to_the_request_is_taken_with_its_fingerprint()
        {
            BoxBench bench = Asked();
            string answer = bench.Tell("cert", CertificateSamples.Own);
            Assert.AreEqual(".\r\nends 2036-11-01T00:00:00Z, SHA-256 " + CertificateSamples.Fingerprint + "\r\nok\r\n", answer);
            string shown = bench.Tell("show");
            Assert.IsTrue(shown.IndexOf("\ncertificate: " + CertificateSamples.Fingerprint + "\r\n") >= 0, shown);
            Assert.IsTrue(shown.IndexOf("\nbox-crt: " + CertificateSamples.Own.Length.ToString() + " bytes\r\n") >= 0, shown);
        }

        [TestMethod]
        public void Of_a_chain_the_first_counts_and_CRLF_is_a_line_end()
        {
            Assert.IsTrue(Asked().Tell("cert", CertificateSamples.Own + CertificateSamples.Root).IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(Asked().Tell("cert", "subject=/CN=kx7q22\n\n" + CertificateSamples.Own).IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(Asked().Tell("cert", CertificateSamples.Root + CertificateSamples.Own).IndexOf("\nerror other-key ") >= 0);

            // Tell ends a line with LF.
            string withReturns = "";
            for (int i = 0; i < CertificateSamples.Own.Length; i++)
            {
                string character = CertificateSamples.Own.Substring(i, 1);
                withReturns += character == "\n" ? "\r\n" : character;
            }

            Assert.IsTrue(Asked().Tell("cert", withReturns).IndexOf("\nok\r\n") >= 0);
        }

        [TestMethod]
        public void Each_certificate_that_is_not_the_boxs_is_refused_by_its_name_and_changes_nothing()
        {
            AssertRefused(CertificateSamples.OtherNode, "other-node found a certificate for kx7q23; allowed: for the node id kx7q22");
            AssertRefused(CertificateSamples.OtherKey, "other-key found the certificate of another key");
            AssertRefused(CertificateSamples.Ended, "expired it ended 2026-10-15T00:00:00Z, and the firmware is of 2026-11-01T00:00:00Z");
            AssertRefused("", "no-certificate found no line -----BEGIN CERTIFICATE-----");
            AssertRefused("MIIBDTCBtQIBAzAKBggqhkjOPQQDAjAWMRQwEgYDVQQD\n", "no-certificate found no line");
            AssertRefused(CertificateSamples.Own.Substring(0, 300) + "\n", "damaged found a certificate that is cut off");
            AssertRefused(BoxBench.Replaced(CertificateSamples.Own, "MIIB", "MIIC"), "damaged ");
            string longest = "";
            for (int i = 0; i < 50; i++)
            {
                longest += "MIIBDTCBtQIBAzAKBggqhkjOPQQDAjAWMRQwEgYDVQQDDAtTYW1wbGUgUm9vdDAe\n";
            }

            AssertRefused("-----BEGIN CERTIFICATE-----\n" + longest + "-----END CERTIFICATE-----\n", "too-long allowed: a certificate of at most 2048 bytes");
            AssertRefused(longest + longest + longest, "too-long allowed: at most 8192 bytes; nothing was done");
        }

        [TestMethod]
        public void Trusted_time_decides_and_the_error_says_whose_clock_says_what()
        {
            BoxBench bench = Asked();
            bench.Clock.SetUtcMs(BeforeUtcMs);
            Assert.IsTrue(bench.Tell("cert", CertificateSamples.Own).IndexOf(
                "\nerror not-yet-valid it begins 2026-11-01T00:00:00Z, and by the time servers it is 2026-10-31T23:59:59Z; look at the clock of the authority\r\n") >= 0);
            bench.Clock.SetUtcMs(BoxBench.ReleasedUtcMs);
            Assert.IsTrue(bench.Tell("cert", CertificateSamples.Own).IndexOf("\nok\r\n") >= 0);
            bench.Clock.SetUtcMs(2_109_110_400_000L);
            Assert.IsTrue(bench.Tell("cert", CertificateSamples.Own).IndexOf("\nok\r\n") >= 0);
            bench.Clock.SetUtcMs(2_109_110_401_000L);
            Assert.IsTrue(bench.Tell("cert", CertificateSamples.Own).IndexOf(
                "\nerror expired it ended 2036-11-01T00:00:00Z, and by the time servers it is 2036-11-01T00:00:01Z\r\n") >= 0);
        }

        [TestMethod]
        public void A_commit_holds_key_node_certificate_and_fingerprint_against_each_other()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.TellAll();
            bench.Tell("csr new");
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nerror other-key box-crt: ") >= 0);
            Assert.AreEqual(0, bench.Restarts);

            bench = new BoxBench(new RamStore());
            bench.TellAll();
            bench.Tell("set node kx7q23");
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nerror other-node box-crt: ") >= 0);
            Assert.AreEqual(StoreAnswer.Missing, bench.Store.Length(SetStore.ManifestEntry));

            // And a box that runs keeps what it runs with.
            bench = BoxBench.Proven();
            bench.Tell("set node kx7q23");
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nerror other-node box-crt: ") >= 0);
            bench.Tell("set node kx7q22");
            Assert.IsTrue(bench.Tell("commit").IndexOf("\nok\r\n") >= 0);
            Assert.AreEqual(1, bench.Restarts);
        }

        [TestMethod]
        public void A_set_of_more_bytes_than_the_flash_has_room_for_is_not_committed()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.TellAll();
            string comment = "";
            for (int i = 0; i < 28; i++)
            {
                comment += "# a comment of a hundred characters and more, which makes the policy as long as a policy may be at most, and ends\n";
            }

            string padding = "";
            for (int i = 0; i < 63; i++)
            {
                padding += "subject and issuer as openssl prints them before a certificate, which takes some place, up to a hundred and ten of them\n";
            }

            Assert.IsTrue(bench.Tell("policy set", BoxBench.Policy + comment).IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(bench.Tell("cert", padding + CertificateSamples.Own).IndexOf("\nok\r\n") >= 0);
            Assert.IsTrue(bench.Tell("ca add", CertificateSamples.SecondRoot).IndexOf("\nok\r\n") >= 0);
            string answer = bench.Tell("commit");
            Assert.IsTrue(answer.IndexOf("\nerror set-too-long found ") >= 0, answer);
            Assert.AreEqual(StoreAnswer.Missing, bench.Store.Length(SetStore.ManifestEntry));
            Assert.AreEqual(0, bench.Restarts);
        }

        private static BoxBench Asked()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("set node kx7q22");
            bench.Tell("csr");
            return bench;
        }

        private static void AssertRefused(string document, string error)
        {
            BoxBench bench = Asked();
            string before = bench.Tell("show");
            string answer = bench.Tell("cert", document);
            Assert.IsTrue(answer.IndexOf("\nerror " + error) >= 0, answer);
            Assert.AreEqual(before, bench.Tell("show"));
        }
    }
}
