using EdgeNode.City.Tests;
using EdgeNode.Databases.Tests;
using Npgsql;

namespace EdgeNode.EndToEnd.Tests;

/// <summary>A gateway with PostgreSQL.</summary>
[TestClass]
public class GatewayPostgresTests
{
    private const string Password = "hunter2-of-the-city";

    [TestMethod]
    public async Task A_server_that_crashes_is_waited_for_and_costs_nothing()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        using PostgresServer? server = city is null ? null : PostgresServer.TryStart();
        if (city is null || server is null)
        {
            return;
        }

        string database = await server.CreateDatabaseAsync();
        using RunningGateway gateway = await RunningGateway.StartConnectedAsync(city.Folder.File("run"), [.. city.Access, "--store", database]);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        server.Kill();
        for (int number = 1; number < SampleSummaries.Count; number++)
        {
            await city.SendSummaryAsync(number);
        }

        Assert.AreEqual("{\"ready\":false,\"broker\":true,\"store\":false}\n", await gateway.UntilReadinessAsync(503), gateway.Log);
        server.Restart();
        await gateway.UntilReadinessAsync(200);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", SampleSummaries.Count);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        Assert.AreEqual(SampleSummaries.Count, await CountAsync(database));
        Assert.DoesNotContain("   at ", gateway.Log);
    }

    [TestMethod]
    public async Task A_server_that_is_away_at_the_start_is_waited_for_with_a_password_that_nothing_shows()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        using PostgresServer? server = city is null ? null : PostgresServer.TryStart();
        if (city is null || server is null)
        {
            return;
        }

        string database = await server.CreateDatabaseAsync();
        string config = city.Folder.File("gateway.json");
        EdgeNode.Authority.SecretFile.WriteNew(config, System.Text.Encoding.ASCII.GetBytes($"{{ \"store\": \"{database};Password={Password};Persist Security Info=true\" }}"));
        server.Kill();
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), [.. city.Access, "--config", config, "--log-level", "debug"]);
        await gateway.UntilLoggedAsync("warning: PostgreSQL cannot be reached: ");
        Assert.AreEqual((503, "{\"ready\":false,\"broker\":false,\"store\":false}\n"), await gateway.GetAsync("/readyz"));
        server.Restart();
        await gateway.UntilReadinessAsync(200);
        await city.SendSummaryAsync(0);
        await gateway.UntilMetricAsync("edgenode_intake_messages_total", "outcome=\"stored\"", 1);
        (_, string metrics) = await gateway.GetAsync("/metrics");
        Assert.Contains("db_client_", metrics);
        Assert.DoesNotContain(Password, metrics);
        Assert.AreEqual(0, await gateway.EndAsync(), gateway.Log);
        Assert.DoesNotContain(Password, gateway.Log);
    }

    [TestMethod]
    public async Task A_database_that_is_not_there_ends_the_gateway_in_one_line()
    {
        await using GatewayCity? city = await GatewayCity.TryStartAsync();
        string? database = city is null ? null : await PostgresServer.TryCreateDatabaseAsync();
        if (city is null || database is null)
        {
            return;
        }

        string elsewhere = new NpgsqlConnectionStringBuilder(database) { Database = "nowhere" }.ConnectionString;
        using RunningGateway gateway = RunningGateway.Start(city.Folder.File("run"), [.. city.Access, "--store", elsewhere]);
        Assert.AreEqual(2, await gateway.EndsAsync(), gateway.Log);
        string[] refusals = [.. gateway.Log.TrimEnd('\n').Split('\n').Where(line => line.Contains(" error: ", StringComparison.Ordinal))];
        Assert.HasCount(1, refusals, gateway.Log);
        Assert.Contains("nowhere", refusals[0]);
    }

    private static async Task<long> CountAsync(string database)
    {
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        await using NpgsqlCommand count = new("SELECT count(*) FROM edgenode.summary", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
