using EdgeNode.Contracts;
using EdgeNode.Provisioning;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class AuthorityCommandTests
    {
        [TestMethod]
        public void Roots_are_added_listed_and_removed_by_number()
        {
            BoxBench bench = new BoxBench(new RamStore());
            Assert.AreEqual("ca list\r\nok\r\n", bench.Tell("ca list"));
            Assert.AreEqual(".\r\nok\r\n", bench.Tell("ca add", CertificateSamples.Root));
            Assert.AreEqual(".\r\nok\r\n", bench.Tell("ca add", CertificateSamples.SecondRoot));
            string first = "1: Sample Root, ends 2046-11-01T00:00:00Z, SHA-256 " + CertificateSamples.RootHash + "\r\n";
            string list = bench.Tell("ca list");
            Assert.IsTrue(list.IndexOf("ca list\r\n" + first + "2: Second Root, ends 2046-11-01T00:00:00Z, SHA-256 ") == 0, list);
            Assert.AreEqual("ca remove 2\r\nok\r\n", bench.Tell("ca remove 2"));
            Assert.AreEqual("ca list\r\n" + first + "ok\r\n", bench.Tell("ca list"));
            Assert.IsTrue(bench.Tell("ca remove 2").IndexOf("\nerror no-authority found 2; allowed: a number of ca list") >= 0);
            Assert.AreEqual("ca remove 1\r\nok\r\n", bench.Tell("ca remove 1"));
            Assert.AreEqual("ca list\r\nok\r\n", bench.Tell("ca list"));
            Assert.IsTrue(bench.Tell("show").IndexOf("\nca-crt: (missing)\r\n") >= 0);
        }

        [TestMethod]
        public void What_is_no_root_or_there_already_is_refused_and_changes_nothing()
        {
            BoxBench bench = new BoxBench(new RamStore());
            bench.Tell("ca add", CertificateSamples.Root);
            string before = bench.Tell("ca list");
            Assert.IsTrue(bench.Tell("ca add", "city\n\n" + CertificateSamples.Root).IndexOf("\nerror duplicate it is number 1 already") >= 0);
            Assert.IsTrue(bench.Tell("ca add", "a root\n").IndexOf("\nerror no-certificate found no line") >= 0);
            Assert.IsTrue(bench.Tell("ca add", "").IndexOf("\nerror no-certificate found no line") >= 0);
            Assert.IsTrue(bench.Tell("ca add", CertificateSamples.SecondRoot + CertificateSamples.Root).IndexOf("\nerror no-certificate found more than one") >= 0);
            Assert.IsTrue(bench.Tell("ca add", CertificateSamples.SecondRoot.Substring(0, 200) + "\n").IndexOf("\nerror damaged ") >= 0);
            Assert.IsTrue(bench.Tell("ca add\n.").IndexOf("\nerror no-certificate ") >= 0);
            string[] wrong = { "ca", "ca add x", "ca list 1", "ca remove", "ca remove x", "ca remove -1 ", "ca show" };
            foreach (string line in wrong)
            {
                Assert.IsTrue(bench.Tell(line).IndexOf("\nerror usage allowed: ca add, ca list, ca remove N") >= 0, line);
            }

            Assert.AreEqual(before, bench.Tell("ca list"));
        }

        [TestMethod]
        public void More_roots_than_there_is_room_for_are_refused()
        {
            RamStore store = new RamStore();
            SetDraft draft = new SetDraft(new BoxBench(store).Sets);
            byte[] longest = new byte[PartTable.GreatestPemLength - 100];
            for (int i = 0; i < longest.Length; i++)
            {
                longest[i] = (byte)'\n';
            }

            Assert.IsTrue(draft.TryPut(PartName.Authorities, longest, longest.Length));
            Assert.IsTrue(draft.TryCommit());
            BoxBench bench = new BoxBench(store);
            Assert.IsTrue(bench.Tell("ca add", CertificateSamples.Root).IndexOf("\nerror too-long found 8524 bytes of roots; allowed: at most 8192") >= 0);
        }

        [TestMethod]
        public void Roots_that_cannot_be_read_are_told_and_stay()
        {
            BoxBench bench = BoxBench.Proven();
            bench.Store.Unreadable = "ca-crt-1";
            Assert.IsTrue(bench.Tell("ca list").IndexOf("\nerror store ca-crt: cannot be read") >= 0);
            Assert.IsTrue(bench.Tell("ca add", CertificateSamples.SecondRoot).IndexOf("\nerror store ca-crt: cannot be read") >= 0);
            Assert.IsTrue(bench.Tell("ca remove 1").IndexOf("\nerror store ca-crt: cannot be read") >= 0);
            bench.Store.Unreadable = null;
            Assert.IsTrue(bench.Tell("ca list").IndexOf("\n1: Sample Root, ") >= 0);
        }
    }
}
