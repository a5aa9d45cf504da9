using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>Metrics and traces at a collector that takes OTLP by HTTP.</summary>
[TestClass]
public class CollectorTests
{
    [TestMethod]
    public async Task Metrics_and_a_span_for_each_batch_reach_a_collector_at_the_latest_when_the_gateway_ends()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Mosquitto.FreePort()}/");
        using HttpListener collector = new();
        collector.Prefixes.Add(address);
        collector.Start();
        ConcurrentDictionary<string, string> taken = new();
        Task taking = TakeAsync(collector, taken);

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), [.. city.Access, "--otlp-endpoint", address, "--otlp-protocol", "http"]);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        collector.Stop();
        await taking;
        CollectionAssert.AreEquivalent(new[] { "/v1/metrics", "/v1/traces" }, taken.Keys.ToArray());
        Assert.Contains("edgenode.intake.messages", taken["/v1/metrics"]);
        Assert.Contains("edgenode-gateway", taken["/v1/traces"]);
        Assert.Contains("EdgeNode.Intake", taken["/v1/traces"]);
    }

    [TestMethod]
    [DataRow("grpc")]
    [DataRow("http")]
    public async Task A_collector_that_is_away_holds_nothing_up(string protocol)
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        if (city is null)
        {
            return;
        }

        string[] nowhere = ["--otlp-endpoint", $"http://127.0.0.1:{Mosquitto.FreePort()}", "--otlp-protocol", protocol];
        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), [.. city.Access, .. nowhere]);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
    }

    // Names in protobuf stand as they are.
    private static async Task TakeAsync(HttpListener collector, ConcurrentDictionary<string, string> taken)
    {
        try
        {
            while (true)
            {
                HttpListenerContext request = await collector.GetContextAsync();
                using MemoryStream body = new();
                await request.Request.InputStream.CopyToAsync(body);
                string text = Encoding.Latin1.GetString(body.ToArray());
                taken.AddOrUpdate(request.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                request.Response.Close();
            }
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // The test has ended it.
        }
    }
}
