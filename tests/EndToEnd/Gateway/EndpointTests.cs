using System.Net.Sockets;
using System.Text;
using CliWrap;
using CliWrap.Buffered;
using EdgeNode.City.Tests;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>The endpoints to those who ask, and to those who mean harm.</summary>
[TestClass]
public class EndpointTests
{
    private const string Claimed = "203.0.113.9";

    private static GatewayCity? _city;

    [ClassInitialize]
    public static async Task StartCity(TestContext context)
    {
        _city = await GatewayCity.TryStartAsync();
    }

    [ClassCleanup]
    public static async Task EndCity()
    {
        if (_city is not null)
        {
            await _city.DisposeAsync();
        }
    }

    [TestMethod]
    [DataRow("", "127.0.0.1")]
    [DataRow("10.0.0.5,fd00::/8", "127.0.0.1")]
    [DataRow("127.0.0.1", Claimed)]
    public async Task A_proxy_is_believed_only_where_it_is_trusted(string trusted, string expected)
    {
        if (_city is null)
        {
            return;
        }

        string[] proxies = trusted.Length == 0 ? [] : ["--trusted-proxies", trusted];
        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(_city.Folder.File("proxy"), [.. _city.Access, "--log-level", "debug", .. proxies]);
        Assert.AreEqual(200, (await gateway.GetAsync("/healthz", ("X-Forwarded-For", Claimed), ("X-Forwarded-Host", "evil.example"))).Status);
        await gateway.UntilLoggedAsync($"GET /healthz 200 for {expected}");
        Assert.AreEqual(0, await gateway.EndAsync());
    }

    [TestMethod]
    public async Task Nothing_else_is_there_and_nothing_tells_which_server_it_is()
    {
        if (_city is null)
        {
            return;
        }

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(_city.Folder.File("rest"), _city.Access);
        foreach (string path in new[] { "/", "/metrics/../../etc/passwd", "/readyz/x", "/swagger" })
        {
            Assert.AreEqual(404, (await gateway.GetAsync(path)).Status, path);
        }

        Assert.StartsWith("HTTP/1.1 405 ", await TalkAsync(gateway.Address, "POST /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc"));
        Assert.StartsWith("HTTP/1.1 431 ", await TalkAsync(gateway.Address, $"GET /healthz HTTP/1.1\r\nHost: x\r\nX: {new string('x', 9000)}\r\n\r\n"));
        Assert.StartsWith("HTTP/1.1 414 ", await TalkAsync(gateway.Address, $"GET /{new string('x', 3000)} HTTP/1.1\r\nHost: x\r\n\r\n"));
        Assert.DoesNotContain("server:", (await TalkAsync(gateway.Address, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).ToLowerInvariant());
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        Assert.DoesNotContain("Exception", gateway.Log);
    }

    [TestMethod]
    public async Task Who_never_comes_to_an_end_is_cut_off_and_who_comes_in_crowds_finds_no_room()
    {
        if (_city is null)
        {
            return;
        }

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(_city.Folder.File("slow"), _city.Access);
        List<TcpClient> crowd = [];
        try
        {
            for (int i = 0; i < 100; i++)
            {
                TcpClient one = new();
                await one.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
                await one.GetStream().WriteAsync(Encoding.ASCII.GetBytes("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "));
                crowd.Add(one);
            }

            // All end: the last of them at once, since there are too many, the others when their headers have taken too long.
            foreach (TcpClient one in crowd)
            {
                Assert.DoesNotContain(" 200 ", await ReadAsync(one.GetStream()));
            }
        }
        finally
        {
            crowd.ForEach(one => one.Dispose());
        }

        Assert.AreEqual(200, (await gateway.GetAsync("/healthz")).Status);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
    }

    [TestMethod]
    public async Task Prometheus_itself_finds_nothing_wrong_with_the_metrics()
    {
        if (_city is null)
        {
            return;
        }

        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(_city.Folder.File("metrics"), _city.Access);
        await _city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        await gateway.GetAsync("/readyz");
        await gateway.UntilMetricAsync("http_server_request_duration_seconds_count", "/readyz", 1);
        (int status, string body) = await gateway.GetAsync("/metrics");
        Assert.AreEqual(200, status);
        foreach (string name in new[] { "edgenode_intake_batch_size_bucket", "edgenode_intake_commit_duration_seconds_bucket", "edgenode_gateway_store_available", "http_server_request_duration_seconds_count", "dotnet_process_memory_working_set_bytes" })
        {
            Assert.Contains($"\n{name}{{", body, name);
        }

        Assert.AreEqual(0, await gateway.EndAsync());
        if (!File.Exists("/usr/bin/promtool"))
        {
            Console.WriteLine("skipped: promtool check metrics, because promtool is not installed (Debian: prometheus)");
            return;
        }

        BufferedCommandResult judged = await (PipeSource.FromString(body) | new Command("/usr/bin/promtool").WithArguments(["check", "metrics"]).WithValidation(CommandResultValidation.None)).ExecuteBufferedAsync();
        Assert.AreNotEqual(1, judged.ExitCode, judged.StandardError);
        string[] ours = [.. (judged.StandardOutput + judged.StandardError).Split('\n').Where(line => line.Contains("edgenode", StringComparison.Ordinal))];
        Assert.IsEmpty(ours, string.Join('\n', ours));
    }

    private static async Task<string> TalkAsync(Uri address, string request)
    {
        using TcpClient client = new();
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request));
        return await ReadAsync(client.GetStream());
    }

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        using CancellationTokenSource limit = new(TestCity.Limit);
        using MemoryStream all = new();
        try
        {
            await stream.CopyToAsync(all, limit.Token);
        }
        catch (IOException)
        {
            // A connection that is refused may be reset.
        }

        return Encoding.ASCII.GetString(all.ToArray());
    }
}
