using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A gateway from its start to its end: what it says, what its endpoints tell, and how it ends.</summary>
[TestClass]
public class GatewayLifeTests
{
    [TestMethod]
    public async Task With_nothing_but_a_broker_it_runs_on_SQLite_and_says_what_it_does()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string folder = city.Folder.File("run");
        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(folder, city.Access);
        await gateway.UntilReadinessAsync(200);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        Assert.IsTrue(File.Exists(Path.Combine(folder, "edgenode.db")), string.Join('\n', Directory.GetFiles(folder)));
        string[] lines = [.. gateway.Log.TrimEnd('\n').Split('\n').Select(line => line[(line.IndexOf(' ') + 1)..])];
        Assert.HasCount(4, lines, gateway.Log);
        StringAssert.Matches(lines[0], new("^receiving summaries, states, abouts, healths and policies of all tenants from 127.0.0.1:[0-9]+$"));
        Assert.AreEqual("keeping them in edgenode.db (SQLite)", lines[1]);
        StringAssert.Matches(lines[2], new("^endpoints: http://127.0.0.1:[0-9]+/healthz, /readyz and /metrics$"));
        Assert.StartsWith("connected as 'backend' at 127.0.0.1:", lines[3]);
    }

    [TestMethod]
    public async Task A_broker_that_is_away_at_the_start_and_later_is_waited_for_and_told_by_readyz()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        await city.KillBrokerAsync();
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), city.Access);
        await gateway.UntilLoggedAsync("no connection: ");
        Assert.AreEqual((503, "{\"ready\":false,\"broker\":false,\"store\":true}\n"), await gateway.GetAsync("/readyz"));
        Assert.AreEqual((200, "alive\n"), await gateway.GetAsync("/healthz"));
        await city.RestartBrokerAsync();
        Assert.AreEqual("{\"ready\":true,\"broker\":true,\"store\":true}\n", await gateway.UntilReadinessAsync(200));
        await city.KillBrokerAsync();
        Assert.AreEqual("{\"ready\":false,\"broker\":false,\"store\":true}\n", await gateway.UntilReadinessAsync(503));
        await gateway.UntilMetricAsync("edgenode_gateway_broker_connected", "", 0);
        await city.RestartBrokerAsync();
        await gateway.UntilReadinessAsync(200);
        await gateway.UntilMetricAsync("edgenode_gateway_broker_connected", "", 1);
        await gateway.UntilLoggedAsync("connected again as 'backend'");
        Assert.AreEqual(0, await gateway.EndAsync());
    }

    [TestMethod]
    [DataRow("TERM", 0)]
    [DataRow("INT", 130)]
    public async Task A_signal_ends_it_in_order_whether_or_not_there_is_a_broker(string signal, int exitCode)
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string[] elsewhere = [.. city.Files, "--broker", $"127.0.0.1:{Mosquitto.FreePort()}", "--listen", "127.0.0.1:0"];
        foreach (string[] access in new[] { city.Access, elsewhere })
        {
            using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), access);
            await gateway.UntilLoggedAsync(access == elsewhere ? "no connection: " : "connected as ");
            Assert.AreEqual(exitCode, await gateway.EndAsync(signal), gateway.Log);
            Assert.DoesNotContain("   at ", gateway.Log);
        }
    }

    [TestMethod]
    public async Task Another_client_with_its_certificate_ends_it_with_one_line_and_exit_code_1()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        using RunningGateway first = await RunningGateway.StartConnectedAsync(city.Folder.File("first"), city.Access);
        using RunningGateway second = await RunningGateway.StartConnectedAsync(city.Folder.File("second"), city.Access);

        // A broker that says why (MQTT 5, reason code 0x8E) ends the first. Mosquitto 2.0.11 does not, and they take the session from each
        // other until one has seen enough.
        RunningGateway ended = await Task.WhenAny(first.EndsAsync(), second.EndsAsync()) is { Result: 1 } && first.HasEnded ? first : second;
        RunningGateway left = ended == first ? second : first;
        Assert.AreEqual(1, await ended.EndsAsync(), ended.Log);
        Assert.Contains(" error: another client has connected as 'backend' at ", ended.Log.TrimEnd('\n').Split('\n')[^1]);
        Assert.DoesNotContain("   at ", ended.Log);
        Assert.AreEqual(0, await left.EndAsync(), left.Log);
    }

    [TestMethod]
    public async Task The_log_for_programs_is_a_JSON_object_a_line()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), [.. city.Access, "--log-format", "json"]);
        await gateway.UntilLoggedAsync("connected as ");
        await city.SendAsync("summary", "<script>\n'; DROP TABLE"u8.ToArray());
        await gateway.UntilLoggedAsync("in quarantine");
        Assert.AreEqual(0, await gateway.EndAsync());
        foreach (string line in gateway.Log.TrimEnd('\n').Split('\n'))
        {
            using System.Text.Json.JsonDocument entry = System.Text.Json.JsonDocument.Parse(line);
            Assert.Contains(entry.RootElement.GetProperty("LogLevel").GetString(), new[] { "Information", "Warning" }, line);
            Assert.AreEqual("EdgeNode.Gateway", entry.RootElement.GetProperty("Category").GetString());
            Assert.EndsWith("Z", entry.RootElement.GetProperty("Timestamp").GetString()!);
        }
    }
}
