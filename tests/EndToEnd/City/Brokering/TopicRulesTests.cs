namespace EdgeNode.City.Tests;

/// <summary>The rules by themselves; that the broker keeps to them is held by <see cref="BrokerRefusalTests"/>.</summary>
[TestClass]
public class TopicRulesTests
{
    private static readonly TopicRules Rules = new(TestCity.Tenant, "receiver");

    [TestMethod]
    public void A_node_publishes_on_its_five_topics_and_on_no_other_below_its_name()
    {
        foreach (string kind in new[] { "state", "about", "policy", "summary", "health" })
        {
            Assert.IsTrue(Rules.MayPublish(TestCity.Node, TestCity.Topic(kind)), kind);
            foreach (string other in new[] { kind + "/", kind + "/more", kind + "s", "x/" + kind, "/" + kind, kind.ToUpperInvariant() })
            {
                Assert.IsFalse(Rules.MayPublish(TestCity.Node, TestCity.Topic(other)), other);
            }

            Assert.IsFalse(Rules.MayPublish(TestCity.Node, TestCity.Topic(kind, TestCity.OtherNode)), kind);
            Assert.IsFalse(Rules.MayPublish("receiver", TestCity.Topic(kind, "receiver")), kind);
        }

        foreach (string other in new[] { "", "inbox", "secret", "#", "+" })
        {
            Assert.IsFalse(Rules.MayPublish(TestCity.Node, TestCity.Topic(other)), other);
        }
    }
}
