using CsCheck;
using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>Chains are checked in the database, whatever order the summaries come in and whenever the check runs.</summary>
[TestClass]
public class ChainCheckTests
{
    private const int Length = 30;

    [TestMethod]
    public async Task A_whole_run_has_no_mark_and_a_missing_summary_marks_the_one_behind_it()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            ChainCheck check = StoreKind.ChainCheckOf(store);
            SummaryEntry[] chain = SampleEntries.Chain(Length);
            await store.CommitAsync([SampleEntries.Policy(1), .. chain.Where((_, seq) => seq is not (7 or 8))], default);
            Assert.AreEqual(1, await check.CheckAsync(default));
            CollectionAssert.AreEqual(new[] { "9 seq 9 where 7 is next: 2 missing" }, await FaultsAsync(kind));

            // They come late, and nothing is new elsewhere.
            await store.CommitAsync([chain[8]], default);
            await check.CheckAsync(default);
            CollectionAssert.AreEqual(new[] { "8 seq 8 where 7 is next: 1 missing" }, await FaultsAsync(kind));
            await store.CommitAsync([chain[7]], default);
            Assert.AreEqual(0, await check.CheckAsync(default));
            CollectionAssert.AreEqual(Array.Empty<string>(), await FaultsAsync(kind));
        }
    }

    [TestMethod]
    public async Task A_forged_summary_is_stored_and_the_broken_link_is_marked()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            SummaryEntry[] chain = SampleEntries.Chain(5);
            chain[2] = SampleEntries.Summary(2, start: 1763863200 + 1800, channels: "\"footfall\":6", policy: SampleEntries.Policy(1).Policy.Hash, prev: "ffeeddccbbaa99887766554433221100");
            Filing[] filings = await store.CommitAsync([SampleEntries.Policy(1), .. chain], default);
            Assert.IsTrue(filings.All(filing => filing == Filing.Stored));
            await StoreKind.ChainCheckOf(store).CheckAsync(default);
            CollectionAssert.AreEqual(
                new[] { "2 prev is not the hash of seq 1: one of the two was altered", "3 prev is not the hash of seq 2: one of the two was altered" },
                await FaultsAsync(kind));
        }
    }

    [TestMethod]
    public async Task Whatever_order_and_whenever_checked_the_marks_are_those_of_the_whole_set_at_once()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            int number = 0;
            Gen.Select(Gen.Shuffle(Enumerable.Range(0, Length).ToArray(), Length), Gen.Int[0, 3].Array[Length], Gen.Int[0, Length - 1].Array[0, 3], Gen.Bool).ForAll(
                drawn =>
                {
                    // Each case has a run of its own, with some summaries that never come.
                    string run = number++.ToString("x8");
                    SummaryEntry[] chain = SampleEntries.Chain(Length, run: run);
                    HashSet<int> missing = [.. drawn.Item3];
                    IIntakeStore store = kind.OpenAsync().GetAwaiter().GetResult();
                    ChainCheck check = StoreKind.ChainCheckOf(store);
                    store.CommitAsync([SampleEntries.Policy(1)], default).GetAwaiter().GetResult();
                    foreach (int seq in drawn.Item1.Where(seq => !missing.Contains(seq)))
                    {
                        store.CommitAsync([chain[seq]], default).GetAwaiter().GetResult();
                        if (drawn.Item2[seq] == 0)
                        {
                            check.CheckAsync(default).GetAwaiter().GetResult();
                        }
                        else if (drawn.Item2[seq] == 1 && drawn.Item4)
                        {
                            // As after a crash: what was to be checked is in no memory any more.
                            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
                            store = kind.OpenAsync().GetAwaiter().GetResult();
                            check = StoreKind.ChainCheckOf(store);
                        }
                    }

                    check.CheckAsync(default).GetAwaiter().GetResult();
                    store.DisposeAsync().AsTask().GetAwaiter().GetResult();
                    string[] expected = [.. MarksOf(missing).Order(StringComparer.Ordinal)];
                    string[] found = [.. FaultsAsync(kind, run).GetAwaiter().GetResult().Order(StringComparer.Ordinal)];
                    CollectionAssert.AreEqual(expected, found, $"missing {string.Join(' ', missing)}: {string.Join("; ", found)}");
                },
                cases: kind.IsPostgres ? 25 : 40,
                oneByOne: true);
        }
    }

    [TestMethod]
    public async Task The_same_number_with_another_start_is_found_and_the_later_copy_goes_to_quarantine()
    {
        using StoreKind? kind = await StoreKind.TryPostgresAsync();
        if (kind is null)
        {
            return;
        }

        await using IIntakeStore store = await kind.OpenAsync();
        SummaryEntry[] chain = SampleEntries.Chain(3);
        SummaryEntry copy = SampleEntries.Summary(1, start: null, policy: SampleEntries.Policy(1).Policy.Hash, received: SampleEntries.Received.AddSeconds(1));
        Filing[] filings = await store.CommitAsync([.. chain, copy], default);
        Assert.IsTrue(filings.All(filing => filing == Filing.Stored), "it has another key");
        await StoreKind.ChainCheckOf(store).CheckAsync(default);
        Assert.AreEqual(3, (await kind.QueryAsync<long>("SELECT count(*) FROM edgenode.summary"))[0]);
        CollectionAssert.AreEqual(copy.Payload.ToArray(), (await kind.QueryAsync<byte[]>("SELECT payload FROM edgenode.quarantine"))[0]);
    }

    // The rule in two lines: what follows on a gap is marked, and a first one need not be number 0.
    private static IEnumerable<string> MarksOf(HashSet<int> missing)
    {
        int next = -1;
        foreach (int seq in Enumerable.Range(0, Length).Where(seq => !missing.Contains(seq)))
        {
            if (next >= 0 && seq != next)
            {
                yield return $"{seq} seq {seq} where {next} is next: {seq - next} missing";
            }

            next = seq + 1;
        }
    }

    private static Task<string[]> FaultsAsync(StoreKind kind, string run = "9c0e41d2")
    {
        return kind.QueryAsync<string>($"SELECT seq || ' ' || fault FROM {kind.Schema}faults WHERE run = '{run}' ORDER BY seq, fault");
    }
}
