using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>Two gateways that write the same messages into one database of PostgreSQL.</summary>
[TestClass]
public class GatewaysTests
{
    private const int Boxes = 40;
    private const int SummariesOfABox = 100;

    [TestMethod]
    public async Task Two_gateways_that_get_everything_in_other_orders_store_it_once_and_never_hold_each_other_up_for_good()
    {
        using StoreKind? kind = await StoreKind.TryPostgresAsync();
        if (kind is null)
        {
            return;
        }

        SummaryEntry[] all = All();
        Filing[][] filings = await Task.WhenAll(Enumerable.Range(1, 2).Select(gateway => Task.Run(async () =>
        {
            await using IIntakeStore store = await kind.OpenAsync(new StoreOptions { Gateway = $"gateway-{gateway}" });
            SummaryEntry[] shuffled = [.. all];
            new Random(gateway).Shuffle(shuffled);
            List<Filing> filed = [];
            foreach (SummaryEntry[] batch in shuffled.Chunk(500))
            {
                filed.AddRange(await store.CommitAsync(batch, default));
            }

            return filed.ToArray();
        })));
        Assert.AreEqual(all.Length, filings.Sum(filed => filed.Count(filing => filing == Filing.Stored)), "each is new to one of them");
        Assert.AreEqual(all.Length, filings.Sum(filed => filed.Count(filing => filing == Filing.Duplicate)), "and known to the other");
        Assert.AreEqual((long)all.Length, (await kind.QueryAsync<long>("SELECT count(*) FROM edgenode.summary"))[0]);
        Assert.AreEqual((long)Boxes, (await kind.QueryAsync<long>("SELECT count(*) FROM edgenode.box"))[0]);
    }

    [TestMethod]
    public async Task A_document_that_both_get_is_one_in_the_history_and_a_later_one_like_it_is_another()
    {
        using StoreKind? kind = await StoreKind.TryPostgresAsync();
        if (kind is null)
        {
            return;
        }

        await using IIntakeStore first = await kind.OpenAsync(new StoreOptions { Gateway = "gateway-1" });
        await using IIntakeStore second = await kind.OpenAsync(new StoreOptions { Gateway = "gateway-2" });
        DateTime now = SampleEntries.Received;
        foreach ((string state, int minute) in new[] { ("ready", 0), ("lost", 1), ("ready", 10) })
        {
            foreach (IIntakeStore store in new[] { first, second })
            {
                await store.CommitAsync([SampleEntries.State(state, received: now.AddMinutes(minute))], default);
            }
        }

        CollectionAssert.AreEqual(new[] { "ready", "lost", "ready" }, await kind.QueryAsync<string>("SELECT payload::jsonb ->> 'state' FROM edgenode.document ORDER BY received"));
    }

    [TestMethod]
    public async Task A_server_that_is_killed_at_any_time_loses_nothing_that_was_committed_and_the_rest_is_tried_again()
    {
        using PostgresServer? server = PostgresServer.TryStart();
        if (server is null)
        {
            return;
        }

        string connectionString = await server.CreateDatabaseAsync();
        await using PostgresStore store = await PostgresStore.OpenAsync(connectionString, StoreKind.Options);
        SummaryEntry[][] batches = [.. All().Chunk(50)];
        int unavailable = 0;
        Task killing = Task.CompletedTask;
        for (int number = 0; number < batches.Length; number++)
        {
            if (number % 20 == 10)
            {
                killing = Task.Run(() =>
                {
                    server.Kill();
                    server.Restart();
                });
            }

            while (true)
            {
                try
                {
                    // What a commit did whose answer was lost is found as a duplicate.
                    Filing[] filings = await store.CommitAsync(batches[number], default);
                    Assert.IsTrue(filings.All(filing => filing is Filing.Stored or Filing.Duplicate));
                    break;
                }
                catch (StoreUnavailableException)
                {
                    unavailable++;
                    await killing;
                }
            }
        }

        Assert.IsGreaterThan(0, unavailable);
        await using Npgsql.NpgsqlConnection connection = new(connectionString);
        Assert.AreEqual((long)Boxes * SummariesOfABox, await Dapper.SqlMapper.ExecuteScalarAsync<long>(connection, "SELECT count(*) FROM edgenode.summary"));
    }

    private static SummaryEntry[] All()
    {
        return [.. Enumerable.Range(0, Boxes * SummariesOfABox).Select(number => SampleEntries.Summary(number / Boxes, node: $"n{number % Boxes}"))];
    }
}
