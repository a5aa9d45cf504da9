using System.Globalization;
using EdgeNode.City;
using EdgeNode.Databases.Tests;
using EdgeNode.Load;
using EdgeNode.VirtualUplink;
using Npgsql;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>
/// Two gateways on one PostgreSQL under load, while one of them is killed again and again and database and broker are started anew. What
/// the senders hold acknowledged is in the table, row by row, and nothing else. The short form; the long one takes
/// <c>EDGENODE_TEST_FAULT_ROUNDS</c>.
/// </summary>
[TestClass]
public class GatewayFaultTests
{
    private const int Boxes = 50;
    private const int PerSecond = 3000;
    private const int SecondsOfARound = 3;

    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("EDGENODE_TEST_FAULT_ROUNDS") is { Length: > 0 } rounds ? rounds : "3", CultureInfo.InvariantCulture);

    [TestMethod]
    public async Task Nothing_is_lost_and_nothing_is_there_twice_where_each_gateway_gets_everything()
    {
        await RunAsync(sharedGroup: null);
    }

    [TestMethod]
    public async Task Nothing_is_lost_and_nothing_is_there_twice_where_the_broker_shares_the_summaries_out()
    {
        await RunAsync(sharedGroup: "city");
    }

    private static async Task RunAsync(string? sharedGroup)
    {
        using TestFolder folder = new();
        using ThrowAwayAuthority authority = new();
        using LoadBroker? broker = LoadBroker.TryStart(folder.File("broker"), authority, "autosave_interval 60");
        using PostgresServer? server = broker is null ? null : PostgresServer.TryStart();
        if (broker is null || server is null)
        {
            Console.WriteLine("skipped: Mosquitto or PostgreSQL is not installed (apt-get install mosquitto postgresql)");
            return;
        }

        string database = await server.CreateDatabaseAsync();
        string[] names = ["receiver", "receiver2"];
        RunningGateway[] gateways = [.. await Task.WhenAll(names.Select(name => StartAsync(name)))];
        try
        {
            int messages = Rounds * SecondsOfARound * PerSecond;
            LoadSummaries summaries = new(Boxes);
            using ClientCredentials credentials = broker.Credentials("load0");
            LoadSender sender = new(summaries, LoadBroker.Host, broker.Port, credentials, window: 500);
            Task sending = sender.SendAsync(messages, PerSecond, CancellationToken.None);
            for (int round = 0; round < Rounds; round++)
            {
                await UntilAsync(() => sender.Acknowledged >= messages * (2L * round + 1) / (2 * Rounds));
                int victim = round % names.Length;
                await gateways[victim].EndAsync("KILL");
                gateways[victim].Dispose();
                switch (round % 3)
                {
                    case 0:
                        server.Kill();
                        server.Restart();
                        break;
                    case 1 when sharedGroup is null:
                        broker.Restart("TERM");
                        break;
                    default:
                        break;
                }

                gateways[victim] = await StartAsync(names[victim]);
            }

            await sending.WaitAsync(TimeSpan.FromMinutes(5));
            await using NpgsqlConnection connection = new(database);
            await connection.OpenAsync();
            await UntilAsync(() => Count(connection, "SELECT count(*) FROM edgenode.summary") >= messages);
            Assert.AreEqual(messages, Count(connection, "SELECT count(*) FROM edgenode.summary"));
            Assert.AreEqual(messages, Count(connection, Ledger(summaries, messages)), "row by row");
            Assert.AreEqual(0, Count(connection, "SELECT count(*) FROM edgenode.quarantine"));
            Assert.IsTrue(sharedGroup is not null || sender.Connections > 1, "the broker was away");
        }
        finally
        {
            foreach (RunningGateway gateway in gateways)
            {
                gateway.Dispose();
            }
        }

        Task<RunningGateway> StartAsync(string name)
        {
            PemFiles files = broker.Files(name);
            string[] group = sharedGroup is null ? [] : ["--shared-group", sharedGroup];
            return RunningGateway.StartConnectedAsync(folder.File(name), [
                "--broker", $"localhost:{broker.Port}", "--ca", files.AuthorityFile, "--cert", files.CertificateFile, "--key", files.KeyFile,
                "--store", database, "--listen", "127.0.0.1:0", "--unknown-policy-days", "3650", .. group]);
        }
    }

    // What the sender holds acknowledged: message n is of box n modulo boxes, and its boxes count from FirstSeq.
    private static string Ledger(LoadSummaries summaries, int messages)
    {
        return $"""
            SELECT count(*) FROM generate_series(0, {messages - 1}) AS sent (number)
            JOIN edgenode.summaries AS stored ON stored.tenant = '{LoadSummaries.Tenant}' AND stored.node = 'b' || lpad((number % {Boxes})::text, 5, '0')
                AND stored.run = '{summaries.Run:x8}' AND stored.seq = {LoadSummaries.FirstSeq} + number / {Boxes}
            """;
    }

    private static long Count(NpgsqlConnection connection, string query)
    {
        using NpgsqlCommand command = new(query, connection) { CommandTimeout = 120 };
        return (long)command.ExecuteScalar()!;
    }

    private static async Task UntilAsync(Func<bool> isIt)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
        while (!isIt())
        {
            await Task.Delay(50, limit.Token);
        }
    }
}
