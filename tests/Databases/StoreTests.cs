using System.Text;
using CsCheck;
using EdgeNode.Intake;

namespace EdgeNode.Databases.Tests;

/// <summary>Both databases keep each message once by effect, and give it back byte for byte.</summary>
[TestClass]
public class StoreTests
{
    [TestMethod]
    public async Task A_summary_is_stored_once_whatever_comes_again_and_other_bytes_of_its_key_go_to_quarantine()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            SummaryEntry first = SampleEntries.Summary(0);
            CollectionAssert.AreEqual(new[] { Filing.Stored }, await store.CommitAsync([first], default));
            CollectionAssert.AreEqual(
                new[] { Filing.Duplicate, Filing.Contradicted, Filing.Stored, Filing.Duplicate, Filing.Contradicted, Filing.Stored },
                await store.CommitAsync(
                    [first, SampleEntries.Summary(0, boot: 42), SampleEntries.Summary(1), SampleEntries.Summary(1), SampleEntries.Summary(1, boot: 42), SampleEntries.Summary(0, tenant: "other")],
                    default));
            Assert.AreEqual(3, (await kind.QueryAsync<long>($"SELECT count(*) FROM {kind.Schema}summary"))[0]);
            CollectionAssert.AreEqual(new[] { "contradiction", "contradiction" }, await kind.QueryAsync<string>($"SELECT reason FROM {kind.Schema}quarantine"));
        }
    }

    [TestMethod]
    public async Task What_is_stored_is_rebuilt_byte_for_byte_by_the_view_of_summaries()
    {
        string[] channels =
        [
            "", "\"footfall\":0", "\"footfall\":15,\"sound\":14,\"pm25\":10,\"co2\":null,\"temperature\":9,\"humidity\":1", "\"pm10\":12,\"footfall.north\":3,\"footfall.c0\":null",
        ];
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using IIntakeStore store = await kind.OpenAsync();
            SummaryEntry[] entries =
            [
                .. channels.Select((text, seq) => SampleEntries.Summary(seq, channels: text, prev: "ffeeddccbbaa99887766554433221100")),
                SampleEntries.Summary(9_999_999, start: null, run: "ffffffff"), SampleEntries.Summary(5, run: "80000000"), SampleEntries.Summary(6, run: "00000001"),
            ];
            Assert.IsTrue((await store.CommitAsync(entries, default)).All(filing => filing == Filing.Stored));
            CollectionAssert.AreEquivalent(
                entries.Select(entry => Encoding.ASCII.GetString(entry.Payload.Span).TrimEnd()).ToArray(),
                await kind.QueryAsync<string>($"SELECT text FROM {kind.Schema}summaries"));
        }
    }

    [TestMethod]
    public async Task A_store_that_is_opened_again_knows_what_it_has()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            await using (IIntakeStore store = await kind.OpenAsync())
            {
                await store.CommitAsync([SampleEntries.Summary(0), SampleEntries.State("ready"), SampleEntries.Policy(1)], default);
                Assert.IsNull(await store.NoteSessionAsync(new BrokerSession("gateway", "broker:8883"), SampleEntries.Received, default));
            }

            await using IIntakeStore again = await kind.OpenAsync();
            CollectionAssert.AreEqual(
                new[] { Filing.Duplicate, Filing.Duplicate, Filing.Duplicate },
                await again.CommitAsync([SampleEntries.Summary(0), SampleEntries.State("ready"), SampleEntries.Policy(1)], default));
            Assert.AreEqual(SampleEntries.Received, await again.NoteSessionAsync(new BrokerSession("gateway", "broker:8883"), DateTime.UtcNow, default));
            Assert.IsNull(await again.NoteSessionAsync(new BrokerSession("gateway", "other:8883"), DateTime.UtcNow, default));
        }
    }

    [TestMethod]
    public async Task Random_batches_leave_what_a_dictionary_leaves()
    {
        foreach (StoreKind kind in await StoreKind.AllAsync())
        {
            using StoreKind disposed = kind;
            IIntakeStore store = await kind.OpenAsync();
            Dictionary<string, string> model = [];
            int epoch = 0;
            Gen.Int[0, 40].Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[1, 60].ForAll(
                batch =>
                {
                    SummaryEntry[] entries = [.. batch.Select(drawn => SampleEntries.Summary(drawn.Item1, tenant: $"t{drawn.Item2}", boot: drawn.Item3 / 3))];
                    Filing[] filings = store.CommitAsync(entries, default).GetAwaiter().GetResult();
                    for (int i = 0; i < entries.Length; i++)
                    {
                        string key = $"{entries[i].Box} {entries[i].Values.Seq}";
                        string text = Encoding.ASCII.GetString(entries[i].Payload.Span);
                        Filing expected = model.TryAdd(key, text) ? Filing.Stored : model[key] == text ? Filing.Duplicate : Filing.Contradicted;
                        Assert.IsTrue(filings[i] == expected || (expected == Filing.Contradicted && filings[i] == Filing.Overflowed), $"{filings[i]} for {expected}");
                    }

                    // Now and then it is closed and opened, as by a crash between two batches.
                    if (++epoch % 10 == 0)
                    {
                        store.DisposeAsync().AsTask().GetAwaiter().GetResult();
                        store = kind.OpenAsync().GetAwaiter().GetResult();
                    }
                },
                cases: 60,
                oneByOne: true);
            await store.DisposeAsync();
            CollectionAssert.AreEquivalent(model.Values.Select(text => text.TrimEnd()).ToArray(), await kind.QueryAsync<string>($"SELECT text FROM {kind.Schema}summaries"));
        }
    }
}
