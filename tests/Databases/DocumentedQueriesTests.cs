using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>The queries of docs/database.md, word for word, on a database that has something to answer.</summary>
[TestClass]
public class DocumentedQueriesTests
{
    // What the page says of PostgreSQL only.
    private static readonly string[] PostgresOnly = ["interval", "sha256"];

    [TestMethod]
    public async Task Each_query_runs_and_says_what_is_there()
    {
        string[] queries = [.. File.ReadAllLines(Path.Combine(SourceTree.Root, "docs", "database.md")).Where(line => line.StartsWith("    SELECT ", StringComparison.Ordinal)).Select(line => line.Trim())];
        Assert.IsGreaterThan(5, queries.Length);
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            SummaryEntry[] chain = SampleEntries.Chain(8);
            IntakeEntry nonsense = SampleEntries.Message("example", "kx7q22", "summary", "nonsense"u8.ToArray());
            await store.CommitAsync([SampleEntries.Policy(1), .. chain.Where((_, seq) => seq != 5), SampleEntries.State("lost"), nonsense], default);
            await StoreKind.ChainCheckOf(store).CheckAsync(default);
            await StoreKind.RetentionOf(store).SweepAsync(SampleEntries.Received.AddDays(60), default);
            foreach (string query in queries.Where(query => kind.IsPostgres || !PostgresOnly.Any(query.Contains)))
            {
                int rows = (await kind.QueryAsync<dynamic>(kind.IsPostgres ? query : query.Replace("edgenode.", ""))).Length;
                bool isEmpty = query.Contains("sha256", StringComparison.Ordinal) || query.Contains("FROM edgenode.quarantine ", StringComparison.Ordinal);
                Assert.AreEqual(isEmpty, rows == 0, $"{rows} rows: {query}");
            }
        }
    }

    [TestMethod]
    public async Task Buckets_have_the_edges_of_their_policy()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            string policy = SampleEntries.Policy(1).Policy.Hash;
            await store.CommitAsync(
                [
                    SampleEntries.Policy(1),
                    SampleEntries.Summary(0, policy: policy, channels: "\"footfall\":0"),
                    SampleEntries.Summary(1, policy: policy, channels: "\"footfall\":6,\"pm25\":2"),
                    SampleEntries.Summary(2, policy: policy, channels: "\"footfall\":null"),
                    SampleEntries.Summary(3, channels: "\"footfall\":1"),
                ],
                default);
            CollectionAssert.AreEqual(
                new[] { "0 footfall 0 - 10", "1 footfall 6 90 -", "1 pm25 2 10 15", "2 footfall - - -", "3 footfall 1 - -" },
                await kind.QueryAsync<string>($"""
                    SELECT seq || ' ' || channel || ' ' || coalesce(CAST(bucket AS text), '-') || ' ' || coalesce(CAST(low AS text), '-') || ' ' || coalesce(CAST(high AS text), '-')
                    FROM {kind.Schema}buckets ORDER BY seq, channel
                    """));
        }
    }
}
