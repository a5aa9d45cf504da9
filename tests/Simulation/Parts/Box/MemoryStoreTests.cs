using System.Text;
using CsCheck;
using EdgeNode.Virtual;

namespace EdgeNode.Parts.Tests;

[TestClass]
public class MemoryStoreTests
{
    [TestMethod]
    public void A_name_outside_the_contract_is_refused()
    {
        MemoryStore store = new();
        foreach (string name in (string[])["", "A", "a b", "a_b", "ä", "a/b", new string('a', 25)])
        {
            Assert.ThrowsExactly<ArgumentException>(() => store.TryReplace(name, [1], 1), name);
            Assert.ThrowsExactly<ArgumentException>(() => store.Length(name), name);
        }

        Assert.IsTrue(store.TryReplace(new string('z', 24), [1], 1));
        Assert.IsTrue(store.TryReplace("a-0", [1], 1));
    }

    [TestMethod]
    public void It_behaves_as_a_dictionary_of_texts_whose_commits_may_fail()
    {
        Gen<(int, int, string, bool)> operation = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2], Gen.String[Gen.Char['a', 'z'], 0, 5], Gen.Bool);
        operation.Array[0, 40].ForAll(operations =>
        {
            MemoryStore store = new();
            Dictionary<string, string> model = [];
            int commits = 0;
            foreach ((int kind, int index, string text, bool fails) in operations)
            {
                string name = $"entry-{index}";
                store.FailNextCommits(fails ? 1 : 0);
                byte[] data = [.. Encoding.ASCII.GetBytes(text), 0xee];
                bool committed = kind switch
                {
                    0 => store.TryAppend(name, data, text.Length),
                    1 => store.TryReplace(name, data, text.Length),
                    _ => store.TryDelete(name),
                };
                Assert.AreEqual(!fails, committed);
                if (!fails)
                {
                    commits++;
                    _ = kind switch
                    {
                        0 => model[name] = model.GetValueOrDefault(name, "") + text,
                        1 => model[name] = text,
                        _ => model.Remove(name) ? "" : "",
                    };
                }

                Assert.AreEqual(commits, store.Commits);
                Assert.AreEqual(model.TryGetValue(name, out string? expected) ? expected.Length : -1, store.Length(name));
                Assert.AreEqual(expected, store.Entries.TryGetValue(name, out byte[]? content) ? Encoding.ASCII.GetString(content) : null);
            }
        }, cases: 1_000);
    }

    [TestMethod]
    public void Reads_are_bounded_by_entry_position_and_count()
    {
        MemoryStore store = new();
        store.TryReplace("e", [1, 2, 3, 4, 5], 5);
        var buffer = new byte[8];
        Assert.AreEqual(3, store.Read("e", 1, buffer, 3));
        CollectionAssert.AreEqual(new byte[] { 2, 3, 4 }, buffer[..3]);
        Assert.AreEqual(2, store.Read("e", 3, buffer, 8));
        Assert.AreEqual(0, store.Read("e", 5, buffer, 8));
        Assert.AreEqual(0, store.Read("e", 99, buffer, 8));
        Assert.AreEqual(-1, store.Read("f", 0, buffer, 8));
    }
}
