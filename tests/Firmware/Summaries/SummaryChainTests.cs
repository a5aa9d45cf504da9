using EdgeNode.Policies;
using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class SummaryChainTests
    {
        [TestMethod]
        public void The_link_of_a_known_text_is_what_sha256sum_prints()
        {
            // printf '{"v":1}' | sha256sum | cut -c1-32
            Assert.AreEqual("afbf9d0f3560b0fd7795e81c42a0a79e", LinkOf("{\"v\":1}"));
        }

        [TestMethod]
        public void Padding_is_no_part_of_the_link()
        {
            string text = SummarySamples.Written(SummarySamples.Example());
            int end = text.LastIndexOf('}') + 1;
            Assert.IsTrue(end < text.Length);
            byte[] json = AsciiText.ToBytes(text.Substring(0, end));
            Assert.AreEqual(new ShortHash().Of(json, 0, json.Length), LinkOf(text));
        }

        [TestMethod]
        public void A_text_is_found_inside_a_larger_buffer()
        {
            byte[] buffer = AsciiText.ToBytes("xx{\"v\":1}  }");
            Assert.IsTrue(new SummaryChain().TryLink(buffer, 2, 9, out string link));
            Assert.AreEqual(LinkOf("{\"v\":1}"), link);
        }

        [TestMethod]
        public void A_chain_serves_many_summaries()
        {
            SummaryChain chain = new SummaryChain();
            Summary summary = SummarySamples.Example();
            string before = SummaryChain.None;
            for (int seq = 0; seq < 5; seq++)
            {
                summary.Seq = seq;
                summary.Previous = before;
                byte[] text = AsciiText.ToBytes(SummarySamples.Written(summary));
                Assert.IsTrue(chain.TryLink(text, 0, text.Length, out string link));
                Assert.AreEqual(LinkOf(SummarySamples.Written(summary)), link);
                Assert.AreNotEqual(before, link);
                before = link;
            }
        }

        [TestMethod]
        public void What_is_no_summary_has_no_link()
        {
            AssertNoLink("");
            AssertNoLink("   ");
            AssertNoLink("{\"v\":1");
            AssertNoLink("\"v\":1}");
            AssertNoLink("{\"v\":1}\n");
            AssertNoLink("{\"v\":1} x ");
        }

        [TestMethod]
        public void The_first_link_is_32_zeros()
        {
            Assert.AreEqual(new string('0', SummaryChain.LinkLength), SummaryChain.None);
        }

        private static string LinkOf(string text)
        {
            Assert.IsTrue(new SummaryChain().TryLink(AsciiText.ToBytes(text), 0, text.Length, out string link), text);
            return link;
        }

        private static void AssertNoLink(string text)
        {
            Assert.IsFalse(new SummaryChain().TryLink(AsciiText.ToBytes(text), 0, text.Length, out string link), text);
            Assert.IsNull(link);
        }
    }
}
