using System.Net.Sockets;
using System.Text;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>What systemd is told of a service of Type=notify (sd_notify(3)), on a socket that stands in for systemd's.</summary>
[TestClass]
public class ServiceTests
{
    [TestMethod]
    public async Task A_service_is_ready_once_it_receives_and_not_before_and_says_that_it_stops()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        await city.KillBrokerAsync();
        string path = city.Folder.File("notify");
        using Socket manager = Listen(path);
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), city.Access, $"NOTIFY_SOCKET='{path}'");
        Assert.StartsWith("STATUS=no connection: ", await NextAsync(manager));
        await city.RestartBrokerAsync();
        List<string> told = [];
        while (!told.Contains("READY=1"))
        {
            told.Add(await NextAsync(manager));
            Assert.IsTrue(told[^1] == "READY=1" || told[^1].StartsWith("STATUS=no connection: ", StringComparison.Ordinal), told[^1]);
        }

        Assert.StartsWith("STATUS=connected as 'backend' at ", await NextAsync(manager));
        Assert.AreEqual(0, await gateway.EndAsync());
        Assert.AreEqual("STOPPING=1", await NextAsync(manager));
        Assert.AreEqual(0, manager.Available);
    }

    [TestMethod]
    public async Task A_watchdog_is_told_again_and_again_that_the_process_lives()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string path = city.Folder.File("notify");
        using Socket manager = Listen(path);
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), city.Access, $"WATCHDOG_USEC=200000 NOTIFY_SOCKET='{path}'");
        for (int signs = 0; signs < 3;)
        {
            signs += await NextAsync(manager) == "WATCHDOG=1" ? 1 : 0;
        }

        Assert.AreEqual(0, await gateway.EndAsync());
    }

    [TestMethod]
    public async Task For_the_journal_a_line_begins_with_its_level_and_has_no_time()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string[] elsewhere = [.. city.Files, "--broker", $"127.0.0.1:{Mosquitto.FreePort()}", "--listen", "127.0.0.1:0"];
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), elsewhere, "JOURNAL_STREAM=8:1");
        await gateway.UntilLoggedAsync("<4>no connection: ");
        Assert.StartsWith("<6>receiving summaries", gateway.Log);
        Assert.AreEqual(0, await gateway.EndAsync());
    }

    [TestMethod]
    public async Task A_socket_that_nobody_reads_any_more_stops_nothing()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), city.Access, $"NOTIFY_SOCKET='{city.Folder.File("none")}'");
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
    }

    private static Socket Listen(string path)
    {
        Socket manager = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        manager.Bind(new UnixDomainSocketEndPoint(path));
        return manager;
    }

    private static async Task<string> NextAsync(Socket manager)
    {
        byte[] datagram = new byte[4096];
        using CancellationTokenSource limit = new(TestCity.Limit);
        return Encoding.UTF8.GetString(datagram, 0, await manager.ReceiveAsync(datagram, limit.Token));
    }
}
