using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>Each summary goes when the retention of its own policy is over, and not before.</summary>
[TestClass]
public class RetentionTests
{
    private static readonly DateTime Now = new(2026, 12, 1, 12, 0, 0, DateTimeKind.Utc);

    [TestMethod]
    public async Task Each_summary_goes_by_its_own_policy_and_what_went_is_logged()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            PolicyEntry week = SampleEntries.Policy(1, retentionDays: 7);
            PolicyEntry year = SampleEntries.Policy(2, retentionDays: 365);
            await store.CommitAsync([week, year], default);
            int seq = 0;
            List<int> kept = [];
            foreach ((string policy, int days) in new[] { (week.Policy.Hash, 7), (year.Policy.Hash, 365), ("0123456789abcdeffedcba9876543210", 30) })
            {
                foreach (int age in new[] { 0, days - 1, days + 1, 400 })
                {
                    long? start = (long)(Now.AddDays(-age) - DateTime.UnixEpoch).TotalSeconds;
                    DateTime received = Now.AddDays(-age);
                    await store.CommitAsync([SampleEntries.Summary(seq, policy: policy, start: start, received: received)], default);
                    await store.CommitAsync([SampleEntries.Summary(seq + 1, policy: policy, start: null, received: received)], default);
                    kept.AddRange(age <= days ? [seq, seq + 1] : []);
                    seq += 2;
                }
            }

            IReadOnlyList<Deletion> deletions = await StoreKind.RetentionOf(store).SweepAsync(Now, default);
            CollectionAssert.AreEqual(kept, await kind.QueryAsync<int>($"SELECT seq FROM {kind.Schema}summaries ORDER BY seq"));
            Assert.AreEqual(seq - kept.Count, deletions.Sum(deletion => deletion.Rows));
            Assert.AreEqual((long)seq - kept.Count, (await kind.QueryAsync<long>($"SELECT sum(rows) FROM {kind.Schema}deletion"))[0]);
            CollectionAssert.AreEquivalent(new[] { 7, 30, 365 }, deletions.Select(deletion => deletion.Days).Distinct().ToArray());
            Assert.HasCount(0, await StoreKind.RetentionOf(store).SweepAsync(Now, default), "once more does nothing");
        }
    }

    [TestMethod]
    public async Task A_partition_goes_as_a_whole_only_when_all_in_it_is_over_and_a_late_summary_makes_it_again()
    {
        using StoreKind? kind = await StoreKind.TryPostgresAsync();
        if (kind is null)
        {
            return;
        }

        await using IIntakeStore store = await kind.OpenAsync();
        PolicyEntry week = SampleEntries.Policy(1, retentionDays: 7);
        PolicyEntry years = SampleEntries.Policy(2, retentionDays: 3650);
        long old = (long)(Now.AddDays(-200) - DateTime.UnixEpoch).TotalSeconds;
        await store.CommitAsync([week, years, SampleEntries.Summary(0, policy: week.Policy.Hash, start: old, received: Now.AddHours(-2)), SampleEntries.Summary(1, policy: years.Policy.Hash, start: old, received: Now.AddHours(-2))], default);
        await StoreKind.RetentionOf(store).SweepAsync(Now, default);
        Assert.AreEqual(1, await PartitionsAsync(kind), "one summary in it is to stay");
        await kind.QueryAsync<int>("DELETE FROM edgenode.summary RETURNING seq");
        await store.CommitAsync([SampleEntries.Summary(2, policy: week.Policy.Hash, start: old, received: Now.AddHours(-2))], default);
        await StoreKind.RetentionOf(store).SweepAsync(Now, default);
        Assert.AreEqual(0, await PartitionsAsync(kind));

        // The store believes that there still is one; the receiver tries again.
        SummaryEntry late = SampleEntries.Summary(3, policy: years.Policy.Hash, start: old, received: Now.AddHours(-2));
        await Assert.ThrowsExactlyAsync<StoreUnavailableException>(() => store.CommitAsync([late], default));
        CollectionAssert.AreEqual(new[] { Filing.Stored }, await store.CommitAsync([late], default));
    }

    [TestMethod]
    public async Task Quarantine_and_documents_that_others_followed_go_by_their_days()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            IntakeEntry nonsense = SampleEntries.Message("example", "kx7q22", "summary", "nonsense"u8.ToArray(), received: Now.AddDays(-31));
            IntakeEntry newer = SampleEntries.Message("example", "kx7q22", "summary", "other nonsense"u8.ToArray(), received: Now.AddDays(-29));
            await store.CommitAsync([nonsense, newer, SampleEntries.State("ready", received: Now.AddDays(-400)), SampleEntries.State("lost", received: Now.AddDays(-399))], default);
            IReadOnlyList<Deletion> deletions = await StoreKind.RetentionOf(store).SweepAsync(Now, default);
            CollectionAssert.AreEquivalent(new[] { new Deletion("quarantine", 30, 1), new Deletion("document", 365, 2) }, deletions.ToArray());
            Assert.AreEqual(1, (await kind.QueryAsync<long>($"SELECT count(*) FROM {kind.Schema}lost_boxes"))[0], "the latest stays");
        }
    }

    private static async Task<long> PartitionsAsync(StoreKind kind)
    {
        return (await kind.QueryAsync<long>("SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '^summary_[0-9]'"))[0];
    }
}
