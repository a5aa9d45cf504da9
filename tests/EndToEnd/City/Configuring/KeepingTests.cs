using System.Security.Cryptography.X509Certificates;

namespace EdgeNode.City.Tests;

/// <summary>What a Mosquitto that <c>edgenode broker config</c> set up keeps for a consumer that is away.</summary>
[TestClass]
public class KeepingTests
{
    private const int SummaryLength = Summaries.SummaryText.Length;

    [TestMethod]
    public async Task More_than_a_thousand_messages_wait_for_a_consumer_that_is_away()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        const int Count = 1500;
        Assert.AreEqual(Count, await WaitingAsync(city, Count));
    }

    [TestMethod]
    public async Task The_queue_ends_at_its_bytes()
    {
        const int Most = 30_000;
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync(settings => settings.Replace($"max_queued_bytes {100_000_000}", $"max_queued_bytes {Most}", StringComparison.Ordinal));
        if (city is null)
        {
            return;
        }

        Assert.AreEqual((Most / SummaryLength) + 1, await WaitingAsync(city, 300));
    }

    [TestMethod]
    public async Task A_broker_that_is_killed_has_everything_that_was_saved_when_it_starts_again()
    {
        using ConfiguredCity? city = await ConfiguredCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        X509Certificate2 box = city.Box(TestCity.Node);
        city.Refresh();
        await (await city.ConsumeAsync()).DisposeAsync();
        await using (TestClient? node = await city.ConnectAsync(box, TestCity.Node))
        {
            Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("state"), "ready"u8.ToArray(), retain: true));
            for (int number = 0; number < 20; number++)
            {
                Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic("summary"), System.Text.Encoding.ASCII.GetBytes($"number {number};")));
            }
        }

        string store = Path.Combine(city.BrokerFolder, "store", "mosquitto.db");
        await UntilAsync(() => File.Exists(store) && System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(store)).Contains("number 19;", StringComparison.Ordinal));
        await city.KillBrokerAsync();
        Assert.IsTrue(await city.TryStartBrokerAsync());
        await using TestClient? again = await city.ConnectAsync(box, TestCity.Node);
        Assert.IsTrue(await again!.TryPublishAsync(TestCity.Topic("health"), "last"u8.ToArray()));
        await using TestClient consumer = await city.ConsumeAsync();
        (string Topic, byte[] Payload)[] received = await consumer.ReceivedUntilAsync(TestCity.Topic("health"));
        string[] summaries = [.. received.Where(message => message.Topic == TestCity.Topic("summary")).Select(message => System.Text.Encoding.ASCII.GetString(message.Payload))];
        CollectionAssert.AreEqual(Enumerable.Range(0, 20).Select(number => $"number {number};").ToArray(), summaries);
        Assert.Contains(TestCity.Topic("state"), received.Select(message => message.Topic));
    }

    // How many of so many summaries wait for the consumer, who was there once and went.
    private static async Task<int> WaitingAsync(ConfiguredCity city, int count)
    {
        X509Certificate2 box = city.Box(TestCity.Node);
        city.Refresh();
        await (await city.ConsumeAsync()).DisposeAsync();
        await using (TestClient? node = await city.ConnectAsync(box, TestCity.Node))
        {
            for (int number = 0; number < count; number++)
            {
                Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("summary"), new byte[SummaryLength]));
            }
        }

        await using TestClient consumer = await city.ConsumeAsync();
        await using TestClient? last = await city.ConnectAsync(box, TestCity.Node);
        int before;
        do
        {
            before = consumer.Received.Length;
            Assert.IsTrue(await last!.TryPublishAsync(TestCity.Topic("health"), "a turn"u8.ToArray()));
            await Task.Delay(100);
        }
        while (consumer.Received.Count(message => message.Topic == TestCity.Topic("health")) < 1 || consumer.Received.Length > before + 1);
        return consumer.Received.Count(message => message.Topic == TestCity.Topic("summary"));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(TestCity.Limit);
        while (!isSo())
        {
            await Task.Delay(20, limit.Token);
        }
    }
}
