using EdgeNode.City;
using EdgeNode.City.Tests;

namespace EdgeNode.Intake.Tests;

/// <summary>What happens between a receiver and its broker is told in one line each, and nothing is lost by it.</summary>
[TestClass]
public class ReceiverSessionTests
{
    [TestMethod]
    public async Task A_receiver_comes_back_when_its_broker_does_and_says_that_its_session_is_forgotten()
    {
        await using TestCity city = await TestCity.StartAsync();
        using SteadyPort port = new(city.Broker.Port);
        await using TestReceiver receiver = await city.StartReceiverAsync(port.Number);
        await city.Broker.DisposeAsync();
        await receiver.WhenToldAsync(NoticeKind.Lost);
        await city.StartBrokerAsync(0);
        port.LeadTo(city.Broker.Port);
        await receiver.WhenToldAsync(NoticeKind.Reconnected);
        await receiver.WhenToldAsync(NoticeKind.SessionForgotten);
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        await ReceiverTests.PublishAsync(node, "state", SampleDocuments.State("ready"), retain: true);
        await receiver.WaitForAsync(MessageKind.State, 1);
        Assert.AreEqual(1, receiver.Counts.Reconnects);
        Assert.IsTrue(receiver.Notices.Count(notice => notice.Kind == NoticeKind.Lost) == 1);
    }

    [TestMethod]
    public async Task A_start_after_the_broker_has_forgotten_the_session_says_since_when()
    {
        await using TestCity city = await TestCity.StartAsync();
        using SteadyPort port = new(city.Broker.Port);
        await using (TestReceiver first = await city.StartReceiverAsync(port.Number))
        {
            Assert.IsFalse(first.Notices.Any(notice => notice.Kind == NoticeKind.SessionForgotten), "there was none yet");
        }

        await using (TestReceiver second = await city.StartReceiverAsync(port.Number))
        {
            Assert.IsFalse(second.Notices.Any(notice => notice.Kind == NoticeKind.SessionForgotten), "the broker has it");
        }

        await city.Broker.DisposeAsync();
        await city.StartBrokerAsync(0);
        port.LeadTo(city.Broker.Port);
        await using TestReceiver third = await city.StartReceiverAsync(port.Number);
        ReceiverNotice notice = await third.WhenToldAsync(NoticeKind.SessionForgotten);
        StringAssert.Contains(notice.Message, $"last connected {DateTime.UtcNow:yyyy-MM-dd}");
    }

    [TestMethod]
    public async Task A_second_receiver_with_the_same_certificate_ends_the_first_and_no_message_is_lost()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestClient node = await ReceiverTests.ConnectAsync(city, TestCity.Node);
        await using TestReceiver first = await city.StartReceiverAsync(summaryFile: "first/received.jsonl");
        await PublishAsync(node, 0, 20);
        await using TestReceiver second = await city.StartReceiverAsync(summaryFile: "second/received.jsonl");
        CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => first.Ended.WaitAsync(TestCity.Limit));
        StringAssert.Contains(refusal.Message, "another client has connected as 'receiver'");
        await PublishAsync(node, 20, 40);
        await first.DisposeAsync();
        await second.WhenCountedAsync(_ => LinesIn(city, "first").Union(LinesIn(city, "second")).Count() == 40);
        Assert.IsFalse(second.Ended.IsCompleted);
    }

    // Mosquitto 2.0 does not say that it was another client: the two push each other out until one of them understands.
    [TestMethod]
    public async Task Of_two_receivers_that_push_each_other_out_without_a_word_one_ends_and_the_other_goes_on()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        await using TestClient? node = await TestClient.TryConnectAsync(broker.Port, city.Authority.Certificate, city.Authority.IssueClient(TestCity.Node), TestCity.Node);
        await using TestReceiver first = await city.StartReceiverAsync(broker.Port, "first/received.jsonl");
        await using TestReceiver second = await StartInTurnAsync(city, broker.Port);
        Task ended = await Task.WhenAny(first.Ended, second.Ended).WaitAsync(TestCity.Limit);
        CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => ended);
        StringAssert.Contains(refusal.Message, "another client has connected as 'receiver'");
        TestReceiver stays = ended == first.Ended ? second : first;
        await (ended == first.Ended ? first : second).DisposeAsync();
        for (int seq = 0; stays.Counts.Summaries == 0; seq++)
        {
            await PublishAsync(node!, seq, seq + 1);
        }

        Assert.IsFalse(stays.Ended.IsCompleted);
    }

    [TestMethod]
    public async Task A_second_receiver_of_the_same_file_is_refused_and_the_first_goes_on()
    {
        await using TestCity city = await TestCity.StartAsync();
        await using TestReceiver first = await city.StartReceiverAsync();
        ReceiverOptions other = city.ReceiverOptions() with { ClientId = null, OpenCredentials = () => city.Credentials("receiver") };
        CityException refusal = await Assert.ThrowsExactlyAsync<CityException>(() => TestReceiver.StartAsync(other, city.Folder.File("received.jsonl")));
        StringAssert.Contains(refusal.Message, "in use");
        Assert.IsFalse(refusal.Message.Contains('\n'));
    }

    [TestMethod]
    public async Task A_broker_that_lets_nothing_through_is_told_as_silence()
    {
        await using TestCity city = await TestCity.StartAsync();
        using Mosquitto? broker = Mosquitto.TryStart(city.Folder.File("mosquitto"), city.Authority, TestCity.Tenant);
        if (broker is null)
        {
            return;
        }

        await using TestClient? node = await TestClient.TryConnectAsync(broker.Port, city.Authority.Certificate, city.Authority.IssueClient(TestCity.Node), TestCity.Node);
        Assert.IsTrue(await node!.TryPublishAsync(TestCity.Topic("state"), SampleDocuments.State("ready"), retain: true));

        // Mosquitto grants the subscription, and lets nothing through.
        ReceiverOptions unnamed = city.ReceiverOptions(broker.Port) with { OpenCredentials = () => city.Credentials("unnamed"), SilenceLimit = TimeSpan.FromMilliseconds(300) };
        await using TestReceiver silent = await TestReceiver.StartAsync(unnamed, city.Folder.File("silent.jsonl"));
        StringAssert.Contains((await silent.WhenToldAsync(NoticeKind.Silent)).Message, "'unnamed'");
        await using TestReceiver named = await TestReceiver.StartAsync(city.ReceiverOptions(broker.Port) with { SilenceLimit = TimeSpan.FromMilliseconds(300) }, city.Folder.File("named.jsonl"));
        await named.WaitForAsync(MessageKind.State, 1);
        await Task.Delay(400);
        Assert.IsFalse(named.Notices.Any(notice => notice.Kind == NoticeKind.Silent));
    }

    [TestMethod]
    public async Task Certificates_are_read_again_for_each_attempt_and_what_is_wrong_with_them_is_told_once()
    {
        await using TestCity city = await TestCity.StartAsync();
        using SteadyPort port = new(city.Broker.Port);
        bool isBroken = false;
        ReceiverOptions good = city.ReceiverOptions(port.Number);
        ReceiverOptions options = good with { OpenCredentials = () => isBroken ? throw new CityException("the certificate is over") : good.OpenCredentials() };
        await using TestReceiver receiver = await TestReceiver.StartAsync(options, city.Folder.File("received.jsonl"));
        isBroken = true;
        await city.Broker.DisposeAsync();
        StringAssert.Contains((await receiver.WhenToldAsync(NoticeKind.Refused)).Message, "the certificate is over");
        await city.StartBrokerAsync(0);
        port.LeadTo(city.Broker.Port);
        isBroken = false;
        await receiver.WhenToldAsync(NoticeKind.Reconnected);
        string[] told = [.. receiver.Notices.Where(notice => notice.Kind == NoticeKind.Refused).Select(notice => notice.Message)];
        Assert.HasCount(told.Distinct().Count(), told, "each reason once");
    }

    // The first one may take the session back in the midst of the second one's start.
    private static async Task<TestReceiver> StartInTurnAsync(TestCity city, int port)
    {
        while (true)
        {
            try
            {
                return await city.StartReceiverAsync(port, "second/received.jsonl");
            }
            catch (CityException)
            {
                await Task.Yield();
            }
        }
    }

    private static async Task PublishAsync(TestClient node, int from, int to)
    {
        for (int seq = from; seq < to; seq++)
        {
            Assert.IsTrue(await node.TryPublishAsync(TestCity.Topic("summary"), ReceiverTests.Payload(seq)));
        }
    }

    private static string[] LinesIn(TestCity city, string folder)
    {
        string text = System.Text.Encoding.ASCII.GetString(ReceiverTests.ReadAsync(city, $"{folder}/received.jsonl").GetAwaiter().GetResult());
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
