using EdgeNode.City.Tests;
using EdgeNode.EndToEnd.Tests;

namespace EdgeNode.Intake.Tests;

/// <summary>What a receiver does when its store does not do what it should.</summary>
[TestClass]
public class ReceiverStoreTests
{
    [TestMethod]
    public async Task While_the_store_takes_nothing_nothing_is_acknowledged_and_both_ends_of_that_are_told_once()
    {
        await using TestCity city = await TestCity.StartAsync();
        int failures = 5;
        StubbornStore store = new(Files(city), _ => failures-- > 0 ? throw new StoreUnavailableException("no room left") : Task.CompletedTask);
        await using TestReceiver receiver = await TestReceiver.StartAsync(city.ReceiverOptions(), store);
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        await ReceiverTests.PublishAsync(node, "summary", ReceiverTests.Payload(0));
        await receiver.WaitForAsync(MessageKind.Summary, 1);
        await receiver.WhenToldAsync(NoticeKind.StoreAvailable);
        Assert.AreEqual(1, receiver.Notices.Count(notice => notice.Kind == NoticeKind.StoreUnavailable));
        StringAssert.Contains((await receiver.WhenToldAsync(NoticeKind.StoreUnavailable)).Message, "no room left");
    }

    [TestMethod]
    public async Task What_was_not_stored_when_the_receiver_was_stopped_comes_at_the_next_start()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        StubbornStore store = new(Files(city), _ => throw new StoreUnavailableException("no room left"));
        await using (TestReceiver receiver = await TestReceiver.StartAsync(city.ReceiverOptions(), store))
        {
            await ReceiverTests.PublishAsync(node, "summary", ReceiverTests.Payload(0));
            await receiver.WhenToldAsync(NoticeKind.StoreUnavailable);
        }

        await city.Broker.WhenGoneAsync("receiver").WaitAsync(TestCity.Limit);
        await using TestReceiver again = await city.StartReceiverAsync();
        await again.WaitForAsync(MessageKind.Summary, 1);
    }

    [TestMethod]
    public async Task A_message_that_the_store_refuses_goes_to_quarantine_and_the_others_of_its_batch_are_kept()
    {
        await using TestCity city = await TestCity.StartAsync();
        StubbornStore store = new(Files(city), batch => batch.Any(entry => entry is SummaryEntry { Values.Seq: 3 }) ? throw new InvalidOperationException("no\nsuch value") : Task.CompletedTask);
        await using TestReceiver receiver = await TestReceiver.StartAsync(city.ReceiverOptions(), store);
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        for (int seq = 0; seq < 10; seq++)
        {
            await ReceiverTests.PublishAsync(node, "summary", ReceiverTests.Payload(seq));
        }

        await receiver.WaitForAsync(MessageKind.Summary, 9);
        await receiver.WhenCountedAsync(counts => counts.Quarantined == 1);
        string quarantine = System.Text.Encoding.UTF8.GetString(await ReceiverTests.ReadAsync(city, "quarantine.jsonl"));
        StringAssert.Contains(quarantine, "\"reason\":\"store\",\"detail\":\"no?such value\"");
    }

    [TestMethod]
    public async Task What_an_old_connection_brought_is_not_acknowledged_on_a_new_one()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        using SteadyPort port = new(broker.Port);
        TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource isStoring = new(TaskCreationOptions.RunContinuationsAsynchronously);
        StubbornStore store = new(Files(city), _ =>
        {
            isStoring.TrySetResult();
            return gate.Task;
        });
        await using TestClient? node = await TestClient.TryConnectAsync(broker.Port, city.Authority.Certificate, city.Authority.IssueClient(TestCity.Node), TestCity.Node);
        await using (TestReceiver receiver = await TestReceiver.StartAsync(city.ReceiverOptions(port.Number), store))
        {
            await ReceiverTests.PublishAsync(node!, "summary", ReceiverTests.Payload(0));
            await isStoring.Task.WaitAsync(TestCity.Limit);
            port.Cut();
            await receiver.WhenToldAsync(NoticeKind.Reconnected);
            await ReceiverTests.PublishAsync(node!, "summary", ReceiverTests.Payload(1));
            gate.SetResult();
            await receiver.WaitForAsync(MessageKind.Summary, 2);

            // The broker sends it again on the new connection, since its acknowledgement could not go out on the old one.
            await receiver.WhenCountedAsync(counts => counts.Duplicates == 1);
        }

        await using TestReceiver again = await city.StartReceiverAsync(broker.Port);
        await ReceiverTests.PublishAsync(node!, "summary", ReceiverTests.Payload(2));
        await again.WaitForAsync(MessageKind.Summary, 1);
        Assert.AreEqual(0, again.Counts.Duplicates);
    }

    [TestMethod]
    public async Task A_full_disk_is_told_nothing_of_the_batch_stays_and_all_goes_on_when_there_is_room()
    {
        await using TestCity city = await TestCity.StartAsync();
        using SmallDisk? disk = SmallDisk.TryMount(city.Folder.File("disk"), kilobytes: 64);
        if (disk is null)
        {
            return;
        }

        string ballast = Path.Combine(disk.Path, "ballast");
        string summaries = Path.Combine(disk.Path, "received.jsonl");
        await using TestReceiver receiver = await TestReceiver.StartAsync(city.ReceiverOptions(), summaries);
        disk.Fill(ballast);
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        for (int seq = 0; seq < 30; seq++)
        {
            await ReceiverTests.PublishAsync(node, "summary", ReceiverTests.Payload(seq));
        }

        await receiver.WhenToldAsync(NoticeKind.StoreUnavailable);
        Assert.AreEqual(receiver.Counts.Summaries, File.ReadAllBytes(summaries).Count(value => value == '\n'), "whole lines, and those that count");
        File.Delete(ballast);
        await receiver.WaitForAsync(MessageKind.Summary, 30);
        await receiver.WhenToldAsync(NoticeKind.StoreAvailable);
        await receiver.DisposeAsync();
        CollectionAssert.AreEqual(
            Enumerable.Range(0, 30).Select(seq => System.Text.Encoding.ASCII.GetString(ReceiverTests.Payload(seq))).ToArray(),
            File.ReadAllLines(summaries));
        Assert.HasCount(31, File.ReadAllLines(Path.Combine(disk.Path, "received.times.jsonl")), "a time for each, and one of the session");
    }

    private static LineStore Files(TestCity city)
    {
        return new LineStore(new LineStoreOptions { SummaryFile = city.Folder.File("received.jsonl") });
    }
}
