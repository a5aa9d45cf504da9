using System.Globalization;
using System.Text;
using EdgeNode.Contracts;
using EdgeNode.Virtual;
using EdgeNode.VirtualUplink;

namespace EdgeNode.City.Tests;

/// <summary>The link of a virtual box that is told its broker: it reads what it was told at each attempt.</summary>
[TestClass]
public class ToldUplinkTests
{
    [TestMethod]
    public async Task Each_attempt_goes_where_the_box_was_told_to_go_with_what_it_was_told_to_show()
    {
        await using TestCity city = await TestCity.StartAsync();
        MemoryStore told = new();
        VirtualClock clock = new();
        using ToldUplink link = new(clock, new SeededRandom(1, "link"), told, [new("City Sensors", -60, "correct horse"), new("Guests", -70, "")]);

        Refuses(link, clock, LinkFailure.WifiNotFound);
        Put(told, PartName.WifiName, "City Sensor");
        Refuses(link, clock, LinkFailure.WifiNotFound);
        Put(told, PartName.WifiName, "City Sensors");
        Refuses(link, clock, LinkFailure.WifiRefused);
        Put(told, PartName.WifiPassword, "correct horse.");
        Refuses(link, clock, LinkFailure.WifiRefused);
        Put(told, PartName.WifiPassword, "correct horse");
        Refuses(link, clock, LinkFailure.NotTold);
        Assert.Contains("'ca-crt'", link.LastFailure!);

        PemFiles files = city.Authority.WriteClient(city.Folder.File("told"), TestCity.Node);
        Put(told, PartName.Authorities, File.ReadAllText(files.AuthorityFile));
        Put(told, PartName.Certificate, File.ReadAllText(files.CertificateFile));
        Put(told, PartName.BrokerHost, TestCity.Host);
        Assert.AreEqual(LinkSignal.ConnectFailed, Connect(link, clock));
        Assert.Contains("'box-key'", link.LastFailure!);

        // As a box keeps it: with the zero that its decoder wants.
        Put(told, PartName.PrivateKey, File.ReadAllText(files.KeyFile) + '\0');
        Put(told, PartName.BrokerPort, "1");
        Assert.AreEqual(LinkSignal.ConnectFailed, Connect(link, clock));
        Assert.Contains("127.0.0.1:1: ", link.LastFailure!);
        Assert.IsEmpty(city.Events);

        Put(told, PartName.BrokerPort, city.Broker.Port.ToString(CultureInfo.InvariantCulture));
        Assert.AreEqual(LinkSignal.Connected, Connect(link, clock));
        Assert.IsNull(link.LastFailure);
        link.BeginPublish(TestCity.Topic("state"), "{}"u8.ToArray(), 2, retain: true);
        clock.AdvanceTo(clock.UptimeMs + 1000);
        Assert.AreEqual(LinkSignal.Acknowledged, link.Poll());
        link.Close();
        Assert.AreEqual(LinkSignal.None, link.Poll());
        await city.WhenLoggedAsync(what => what is ClientDisconnected { Clean: true });
    }

    private static void Refuses(ToldUplink link, VirtualClock clock, LinkFailure expected)
    {
        Assert.AreEqual(LinkSignal.ConnectFailed, Connect(link, clock));
        Assert.AreEqual(expected, link.Failure);
    }

    private static LinkSignal Connect(ToldUplink link, VirtualClock clock)
    {
        const int KeepAliveSeconds = 1800;
        link.BeginConnect(new LinkSession(TestCity.Node, TestCity.Topic("state"), "lost", KeepAliveSeconds));
        clock.AdvanceTo(Math.Max(clock.UptimeMs, link.FrozenUntilMs));
        return link.Poll();
    }

    private static void Put(MemoryStore told, string part, string text)
    {
        byte[] content = Encoding.UTF8.GetBytes(text);
        Assert.IsTrue(told.TryReplace(part, content, content.Length));
    }
}
