using EdgeNode.City;
using EdgeNode.City.Tests;
using EdgeNode.EndToEnd.Tests;
using EdgeNode.Load;
using EdgeNode.VirtualUplink;

namespace EdgeNode.Intake.Tests;

/// <summary>What a receiver does when far more waits at the broker than it can take at once.</summary>
[TestClass]
public class FloodTests
{
    private const int Messages = 60_000;

    // Mosquitto before 2.0.13 sends its whole queue once one message of it is acknowledged, whatever the receive maximum is.
    [TestMethod]
    public async Task A_broker_that_sends_its_whole_queue_at_once_is_held_back_and_every_message_is_stored()
    {
        using TestFolder folder = new();
        using ThrowAwayAuthority authority = new();
        using LoadBroker? broker = LoadBroker.TryStart(folder.File("broker"), authority, "autosave_interval 60");
        if (broker is null)
        {
            Console.WriteLine("skipped: mosquitto is not installed (apt-get install mosquitto)");
            return;
        }

        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        long greatest = 0;
        ReceiverOptions options = new() { Host = LoadBroker.Host, Port = broker.Port, OpenCredentials = () => broker.Credentials("receiver") };
        StubbornStore store = new(new LineStore(new LineStoreOptions { SummaryFile = folder.File("received.jsonl") }), async batch =>
        {
            await gate.Task;
            greatest = Math.Max(greatest, GC.GetTotalMemory(forceFullCollection: false));
        });
        await using TestReceiver receiver = await TestReceiver.StartAsync(options, store);
        using ClientCredentials credentials = broker.Credentials("load0");
        LoadSender sender = new(new LoadSummaries(boxes: 100), LoadBroker.Host, broker.Port, credentials, window: 2000);
        using CancellationTokenSource limit = new(TestCity.Limit);
        await sender.SendAsync(Messages, perSecond: 0, limit.Token);
        gate.SetResult();
        await receiver.WaitForAsync(MessageKind.Summary, Messages);
        Assert.AreEqual(0, receiver.Counts.Reconnects);
        Console.WriteLine($"at most {greatest / 1_000_000} MB were in use");
    }
}
