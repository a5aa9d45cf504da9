using EdgeNode.Summaries;
using nanoFramework.TestFramework;

namespace EdgeNode.Firmware.Tests
{
    [TestClass]
    public class TopicsTests
    {
        [TestMethod]
        public void Six_topics_stand_below_tenant_and_node()
        {
            Topics topics = new Topics("example", "kx7q22");
            Assert.AreEqual("edgenode/1/example/kx7q22/", topics.Prefix);
            Assert.AreEqual("edgenode/1/example/kx7q22/state", topics.State);
            Assert.AreEqual("edgenode/1/example/kx7q22/about", topics.About);
            Assert.AreEqual("edgenode/1/example/kx7q22/policy", topics.Policy);
            Assert.AreEqual("edgenode/1/example/kx7q22/summary", topics.Summary);
            Assert.AreEqual("edgenode/1/example/kx7q22/health", topics.Health);
            Assert.AreEqual("edgenode/1/example/kx7q22/inbox", topics.Inbox);
        }
    }
}
